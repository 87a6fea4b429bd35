import { DatabaseTarget } from '@backstage-eco/plugin-eco-common';
import type { DatabaseCriteria } from '../../store';

/** The known parts of a database that has not been looked up yet. */
type Place = Pick<DatabaseTarget, 'cluster'> & Partial<DatabaseTarget>;

/** Undefined if it depends on the database. */
type Answer = boolean | undefined;

/**
 * Whether the caller may possibly see a database, judged from its known parts.
 * If not, it is not even looked up, so that its existence is not revealed.
 */
export function mayFit(criteria: DatabaseCriteria, place: Place): boolean {
  return criteria === undefined || fits(criteria, place) !== false;
}

function fits(criteria: NonNullable<DatabaseCriteria>, place: Place): Answer {
  if ('not' in criteria) {
    const answer = fits(criteria.not, place);
    return answer === undefined ? undefined : !answer;
  }
  if ('anyOf' in criteria) {
    return combine(criteria.anyOf, place, true);
  }
  if ('allOf' in criteria) {
    return combine(criteria.allOf, place, false);
  }
  const known = place[criteria.part];
  return known === undefined ? undefined : criteria.values.includes(known);
}

/**
 * Returns `decisive` if any answer is; the opposite requires that all are
 * known.
 */
function combine(
  all: Array<NonNullable<DatabaseCriteria>>,
  place: Place,
  decisive: boolean,
): Answer {
  const answers = all.map(each => fits(each, place));
  if (answers.includes(decisive)) {
    return decisive;
  }
  return answers.includes(undefined) ? undefined : !decisive;
}

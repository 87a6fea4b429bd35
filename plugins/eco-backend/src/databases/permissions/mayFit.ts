import { DatabaseTarget } from '@backstage-eco/plugin-eco-common';
import type { DatabaseCriteria } from '../../store';

/** What is known of a database before it is looked up. */
type Place = Pick<DatabaseTarget, 'cluster'> & Partial<DatabaseTarget>;

/** Undefined: it depends on the database. */
type Answer = boolean | undefined;

/**
 * Whether any database of a place could be among those that may be seen, as far as
 * the place alone tells: who may see none there is not told that it exists, and has
 * nothing looked up in it.
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

/** One `decisive` answer is enough; all have to be known for the other one. */
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

import type { DatabaseCriteria } from '../../store';

/** Undefined: it depends on the database. */
type Answer = boolean | undefined;

/**
 * Whether any database of a cluster could be among those that may be seen, as far
 * as the cluster alone tells: who may see none there is not told that it exists.
 */
export function mayFitCluster(
  criteria: DatabaseCriteria,
  cluster: string,
): boolean {
  return criteria === undefined || fits(criteria, cluster) !== false;
}

function fits(
  criteria: NonNullable<DatabaseCriteria>,
  cluster: string,
): Answer {
  if ('not' in criteria) {
    const answer = fits(criteria.not, cluster);
    return answer === undefined ? undefined : !answer;
  }
  if ('anyOf' in criteria) {
    return combine(criteria.anyOf, cluster, true);
  }
  if ('allOf' in criteria) {
    return combine(criteria.allOf, cluster, false);
  }
  return criteria.part === 'cluster'
    ? criteria.values.includes(cluster)
    : undefined;
}

/** One `decisive` answer is enough; all have to be known for the other one. */
function combine(
  all: Array<NonNullable<DatabaseCriteria>>,
  cluster: string,
  decisive: boolean,
): Answer {
  const answers = all.map(each => fits(each, cluster));
  if (answers.includes(decisive)) {
    return decisive;
  }
  return answers.includes(undefined) ? undefined : !decisive;
}

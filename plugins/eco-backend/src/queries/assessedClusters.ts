import { Knex } from 'knex';
import { ClusterSummaries } from '../assessment/Assessment';
import { ClusterCriteria, loadSummary, StoredCluster } from '../store';
import { neverRead } from './neverRead';
import { visibleClusters } from './visibleClusters';

/** The clusters that were asked for, by whether their operators were looked for. */
interface AssessedClusters {
  assessed: StoredCluster[];
  operators: Array<ClusterSummaries['operators'] & { cluster: string }>;
  unknownIn: Array<ReturnType<typeof neverRead>>;
}

/**
 * The clusters of some names, or all that the caller may see, and what is known of
 * their operators.
 *
 * @throws NotFoundError as visibleClusters
 */
export async function assessedClusters(options: {
  knex: Knex;
  criteria: ClusterCriteria;
  names: string[] | undefined;
}): Promise<AssessedClusters> {
  const { knex } = options;
  const visible = await visibleClusters(options);
  const operators = await loadSummary({
    knex,
    clusters: visible.map(({ name }) => name),
    summary: 'operators',
  });
  const known = new Set(operators.map(({ cluster }) => cluster));
  const isAssessed = ({ name, readAt }: StoredCluster) =>
    readAt !== undefined && known.has(name);
  const assessed = visible.filter(isAssessed);
  const names = new Set(assessed.map(({ name }) => name));
  return {
    assessed,
    operators: operators.filter(({ cluster }) => names.has(cluster)),
    unknownIn: visible.filter(each => !isAssessed(each)).map(neverRead),
  };
}

import { Knex } from 'knex';
import { ClusterCriteria, StoredCluster } from '../store';
import { neverRead } from './neverRead';
import { visibleClusters } from './visibleClusters';

/** The clusters that were asked for, by whether their operators were looked for. */
interface AssessedClusters {
  assessed: StoredCluster[];
  unknownIn: Array<ReturnType<typeof neverRead>>;
}

/**
 * The clusters of some names, or all that the caller may see.
 *
 * @throws NotFoundError as visibleClusters
 */
export async function assessedClusters(options: {
  knex: Knex;
  criteria: ClusterCriteria;
  names: string[] | undefined;
}): Promise<AssessedClusters> {
  const visible = await visibleClusters(options);
  const isKnown = ({ readAt, isAssessed }: StoredCluster) =>
    readAt !== undefined && isAssessed;
  return {
    assessed: visible.filter(isKnown),
    unknownIn: visible.filter(each => !isKnown(each)).map(neverRead),
  };
}

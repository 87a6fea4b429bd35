import { Knex } from 'knex';
import { ClusterCriteria, StoredCluster } from '../store';
import { neverRead } from './neverRead';
import { visibleClusters } from './visibleClusters';

/** Requested clusters, by whether their operators have been assessed. */
interface AssessedClusters {
  assessed: StoredCluster[];
  unknownIn: Array<ReturnType<typeof neverRead>>;
}

/**
 * Returns the named clusters, or all that the caller may see.
 *
 * @throws NotFoundError as visibleClusters does
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

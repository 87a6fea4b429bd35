import { Knex } from 'knex';
import { ClusterCriteria, listAssessed, StoredCluster } from '../store';
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
  const { knex } = options;
  const visible = await visibleClusters(options);
  const clusters = visible.map(({ name }) => name);
  const known = new Set(await listAssessed({ knex, clusters }));
  const isAssessed = ({ name, readAt }: StoredCluster) =>
    readAt !== undefined && known.has(name);
  return {
    assessed: visible.filter(isAssessed),
    unknownIn: visible.filter(each => !isAssessed(each)).map(neverRead),
  };
}

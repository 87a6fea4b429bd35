import { NotFoundError } from '@backstage/errors';
import { Knex } from 'knex';
import { ClusterCriteria, listClusters, StoredCluster } from '../store';

/**
 * The cluster of a name, as far as the caller may see it.
 *
 * @param options - `criteria`: what `authorizeRead` gave
 * @throws NotFoundError where it does not exist or may not be seen: which of the
 * two is not said
 */
export async function visibleCluster(options: {
  knex: Knex;
  criteria: ClusterCriteria;
  name: string;
}): Promise<StoredCluster> {
  const { knex, criteria, name } = options;
  const [cluster] = await listClusters({ knex, criteria, names: [name] });
  if (!cluster) {
    throw unknownCluster(name);
  }
  return cluster;
}

/** Says that there is no such cluster, or none for the caller. */
export function unknownCluster(name: string): NotFoundError {
  return new NotFoundError(
    `Cluster '${name}' is not known; GET /clusters has the names`,
  );
}

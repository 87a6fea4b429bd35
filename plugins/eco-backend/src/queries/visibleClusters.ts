import { NotFoundError } from '@backstage/errors';
import { Knex } from 'knex';
import {
  ClusterCriteria,
  findClustersWithHistory,
  listClusters,
  StoredCluster,
} from '../store';

/**
 * The clusters of some names, or all that the caller may see.
 *
 * @param options - `names`: undefined for all
 * @throws NotFoundError that names the first one that does not exist or may not
 * be seen: which of the two is not said
 */
export async function visibleClusters(options: {
  knex: Knex;
  criteria: ClusterCriteria;
  names: string[] | undefined;
}): Promise<StoredCluster[]> {
  const clusters = await listClusters(options);
  expectAll(options.names, new Set(clusters.map(({ name }) => name)));
  return clusters;
}

/**
 * The cluster of a name, as far as the caller may see it.
 *
 * @throws NotFoundError as {@link visibleClusters}
 */
export async function visibleCluster(options: {
  knex: Knex;
  criteria: ClusterCriteria;
  name: string;
}): Promise<StoredCluster> {
  const { name, ...rest } = options;
  const [cluster] = await visibleClusters({ ...rest, names: [name] });
  return cluster;
}

/**
 * Makes sure that the caller may see the history of some clusters, also of those
 * that went away.
 *
 * @throws NotFoundError as {@link visibleClusters}
 */
export async function expectHistory(options: {
  knex: Knex;
  criteria: ClusterCriteria;
  names: string[] | undefined;
}): Promise<void> {
  const { names } = options;
  if (names) {
    expectAll(names, await findClustersWithHistory({ ...options, names }));
  }
}

function expectAll(names: string[] | undefined, found: Set<string>): void {
  const missing = names?.find(name => !found.has(name));
  if (missing !== undefined) {
    throw new NotFoundError(
      `Cluster '${missing}' is not known; GET /clusters has the names`,
    );
  }
}

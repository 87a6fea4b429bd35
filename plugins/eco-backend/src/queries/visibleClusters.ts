import { NotFoundError } from '@backstage/errors';
import { Knex } from 'knex';
import {
  ClusterCriteria,
  findClustersWithHistory,
  listClusters,
  StoredCluster,
} from '../store';

/**
 * Returns the named clusters, or all that the caller may see.
 *
 * @param options - `names`: undefined for all
 * @throws NotFoundError for the first name that does not exist or that the
 * caller may not see; the message does not reveal which
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
 * Returns the cluster with a name, if the caller may see it.
 *
 * @throws NotFoundError as {@link visibleClusters} does
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
 * Checks that the caller may see the history of clusters, including archived
 * and deleted ones.
 *
 * @throws NotFoundError as {@link visibleClusters} does
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

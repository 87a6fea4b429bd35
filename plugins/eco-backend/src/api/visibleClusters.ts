import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { ecoInventoryReadPermission } from '@backstage-eco/plugin-eco-common';
import { Request } from 'express';
import { Knex } from 'knex';
import {
  ClusterCriteria,
  findClustersWithHistory,
  listClusters,
  StoredCluster,
} from '../store';
import { ApiContext } from './ApiContext';
import { unknownCluster } from './visibleCluster';

/**
 * Which clusters the caller may see.
 *
 * @throws NotAllowedError where it is none
 */
export async function authorizeRead(
  request: Request,
  context: ApiContext,
): Promise<ClusterCriteria> {
  const [decision] = await context.permissions.authorizeConditional(
    [{ permission: ecoInventoryReadPermission }],
    { credentials: await context.httpAuth.credentials(request) },
  );
  if (decision.result === AuthorizeResult.DENY) {
    throw new NotAllowedError(
      `You may not read clusters: permission ${ecoInventoryReadPermission.name} is denied`,
    );
  }
  return decision.result === AuthorizeResult.CONDITIONAL
    ? context.toClusterCriteria(decision.conditions)
    : undefined;
}

/**
 * The clusters that a request asks for with its parameter `cluster`, or all that
 * the caller may see.
 *
 * @param options - `criteria`: what {@link authorizeRead} gave
 * @throws NotFoundError that names the first one that does not exist or may not
 * be seen: which of the two is not said
 */
export async function visibleClusters(
  request: Request,
  options: { knex: Knex; criteria: ClusterCriteria },
): Promise<StoredCluster[]> {
  const { knex, criteria } = options;
  const names = requestedNames(request);
  const clusters = await listClusters({ knex, criteria, names });
  expectAll(names ?? [], new Set(clusters.map(({ name }) => name)));
  return clusters;
}

/**
 * The clusters whose history a request asks for with its parameter `cluster`,
 * also those that went away.
 *
 * @param options - `criteria`: what {@link authorizeRead} gave
 * @returns undefined where it asks for that of all that the caller may see
 * @throws NotFoundError as {@link visibleClusters}
 */
export async function clustersOfHistory(
  request: Request,
  options: { knex: Knex; criteria: ClusterCriteria },
): Promise<string[] | undefined> {
  const names = requestedNames(request);
  if (names) {
    expectAll(names, await findClustersWithHistory({ ...options, names }));
  }
  return names;
}

function expectAll(names: string[], found: Set<string>): void {
  const missing = names.find(name => !found.has(name));
  if (missing !== undefined) {
    throw unknownCluster(missing);
  }
}

/** The form was validated before: one text, or several. */
function requestedNames(request: Request): string[] | undefined {
  const value = request.query.cluster as string | string[] | undefined;
  return value === undefined ? undefined : [value].flat();
}

import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import { ecoInventoryRefreshPermission } from '@backstage-eco/plugin-eco-common';
import {
  ClusterCriteria,
  listAliases,
  listClusters,
  withoutNamespaces,
} from '../store';
import { hasAddresses, hideAddresses } from './hideAddresses';
import type { Answer, Input, OperationId, Query } from './Query';
import type { QueryContext } from './QueryContext';

type SharedNames = Awaited<ReturnType<typeof listAliases>>;

const NONE: SharedNames = new Map();

/**
 * Answers a query with what the caller may see. If the input names no cluster,
 * each cluster appears once, under one of the names that the caller may see;
 * data of its other names is not counted again. Addresses inside the network
 * are shown only to callers who may refresh the cluster, because they help to
 * repair it.
 *
 * @throws NotAllowedError if the caller may see nothing
 */
export async function ask<O extends OperationId>(options: {
  query: Query<O>;
  context: QueryContext;
  credentials: BackstageCredentials;
  input: Input<O>;
}): Promise<Answer<O>> {
  const { query, context, credentials, input } = options;
  const { permission, furtherPermission } = query;
  const [criteria, granted] = await Promise.all([
    authorizeRead(context, { permission, credentials }),
    furtherPermission &&
      decide(context, { permission: furtherPermission, credentials }),
  ]);
  const sharedNames = context.joinNames
    ? await listAliases({
        knex: context.knex,
        criteria: withoutNamespaces(criteria),
      })
    : NONE;
  const { cluster } = input as { cluster?: unknown };
  const isNamed = query.isById || cluster !== undefined;
  const answer = await query.answer(
    { ...context, sharedNames },
    isNamed ? criteria : withoutAliases(criteria, sharedNames),
    input,
    furtherPermission && { granted },
  );
  return hasAddresses(answer)
    ? hideAddresses(answer, await refreshable(context, credentials))
    : answer;
}

function withoutAliases(
  criteria: ClusterCriteria,
  sharedNames: SharedNames,
): ClusterCriteria {
  const names = [...sharedNames]
    .filter(([_, { isAlias }]) => isAlias)
    .map(([name]) => name);
  if (names.length === 0) {
    return criteria;
  }
  const others = { not: { names } };
  return criteria === undefined ? others : { allOf: [criteria, others] };
}

/** Returns a predicate for the clusters that the caller may refresh. */
async function refreshable(
  context: QueryContext,
  credentials: BackstageCredentials,
): Promise<(cluster: string | undefined) => boolean> {
  const granted = await decide(context, {
    permission: ecoInventoryRefreshPermission,
    credentials,
  });
  if (!granted?.criteria) {
    return () => granted !== undefined;
  }
  const { knex } = context;
  const clusters = await listClusters({ knex, criteria: granted.criteria });
  const names = new Set(clusters.map(({ name }) => name));
  return cluster => cluster !== undefined && names.has(cluster);
}

/**
 * Returns the criteria for the clusters that a caller may read.
 *
 * @throws NotAllowedError if the permission is denied
 */
export async function authorizeRead(
  context: QueryContext,
  options: Asked,
): Promise<ClusterCriteria> {
  const { permission } = options;
  const granted = await decide(context, options);
  if (!granted) {
    throw new NotAllowedError(
      `You may not read ${readable(permission)}: permission ${
        permission.name
      } is denied`,
    );
  }
  return granted.criteria;
}

/** A permission and the caller to check it for. */
interface Asked {
  permission: ResourcePermission;
  credentials: BackstageCredentials;
}

/** @returns undefined if the permission is denied */
export async function decide(
  { permissions, toClusterCriteria }: QueryContext,
  { permission, credentials }: Asked,
): Promise<{ criteria: ClusterCriteria } | undefined> {
  const [decision] = await permissions.authorizeConditional([{ permission }], {
    credentials,
  });
  if (decision.result === AuthorizeResult.DENY) {
    return undefined;
  }
  return {
    criteria:
      decision.result === AuthorizeResult.CONDITIONAL
        ? toClusterCriteria(decision.conditions)
        : undefined,
  };
}

/**
 * Returns the plural noun for the resource of a permission such as
 * `eco.finding.read`.
 */
function readable({ name }: ResourcePermission): string {
  const [, what] = name.split('.');
  return what === 'inventory' ? 'clusters' : `${what}s`;
}

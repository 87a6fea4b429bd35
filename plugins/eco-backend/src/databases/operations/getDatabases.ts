import {
  DatabaseList,
  DatabaseSummary,
  ecoDatabaseCreatePermission,
  ecoDatabaseReadPermission,
} from '@backstage-eco/plugin-eco-common';
import { DatabaseFacts } from '@backstage-eco/plugin-eco-node';
import { withoutAddresses } from '../../queries/hideAddresses';
import { neverRead } from '../../queries/neverRead';
import {
  listAliases,
  listClusters,
  listDatabaseRecords,
  listFacts,
  listNewestRequests,
  listPartsOfKind,
  StoredCluster,
  StoredPart,
} from '../../store';
import { DatabaseContext } from '../DatabaseContext';
import { decide, decideOrRefuse } from '../permissions/authorizeDatabases';
import { mayFit } from '../permissions/mayFit';
import { KnownInCluster, mergeDatabases } from '../view/mergeDatabases';
import { toListedState } from '../view/toSummary';
import { withoutSecondNames } from '../view/withoutSecondNames';
import { DatabaseOperation } from './DatabaseOperation';

/** Inventory list of Databases. */
const KIND = 'databases';

/** Limited, because a tenant can create more than a page can show. */
const MAX_ITEMS = 5000;

/** `GET /databases`. */
export const getDatabases: DatabaseOperation<'getDatabases'> = {
  audit: { eventId: 'database-fetch', queryType: 'list' },
  isRequest: false,
  async run(context, caller) {
    const { knex } = context;
    const decision = await decideOrRefuse(context, caller, {
      permission: ecoDatabaseReadPermission,
      what: 'see databases',
    });
    const creation = await decide(context, caller, ecoDatabaseCreatePermission);
    const criteria = decision.toCriteria();
    const clusters = (await listClusters({ knex, criteria: undefined })).filter(
      ({ name }) => mayFit(criteria, { cluster: name }),
    );
    const parts = await listPartsOfKind({ knex, kind: KIND });
    const allowed = (await loadAll(context, clusters, parts)).filter(known =>
      decision.allows(targetOf(known)),
    );
    const names = clusters.map(({ name }) => name);
    const visible = context.joinNames
      ? withoutSecondNames(
          allowed,
          await listAliases({ knex, criteria: { names } }),
        )
      : allowed;
    const withSome = new Set(visible.map(({ reference }) => reference.cluster));
    return {
      items: visible
        .slice(0, MAX_ITEMS)
        .map(known => toSummary(known, clusters, parts)),
      total: visible.length,
      unknownIn: clusters
        // Databases that only the cluster knows have no owner.
        .filter(
          ({ name }) =>
            withSome.has(name) ||
            mayFit(criteria, { cluster: name, owner: '' }),
        )
        .flatMap(cluster => findUnknown(cluster, parts.get(cluster.name))),
      mayCreate: creation.isAnyAllowed,
    };
  },
};

async function loadAll(
  { knex }: DatabaseContext,
  clusters: StoredCluster[],
  parts: Map<string, StoredPart>,
): Promise<KnownInCluster[]> {
  const [records, requests, objects] = await Promise.all([
    listDatabaseRecords({ knex }),
    listNewestRequests({ knex }),
    listFacts<DatabaseFacts>({
      knex,
      clusters: clusters.map(({ name }) => name),
      kind: KIND,
    }),
  ]);
  return mergeDatabases({
    records,
    requests,
    objects,
    // A stale list does not show what is gone.
    readAt: cluster => {
      const part = parts.get(cluster);
      return part?.state === 'read' ? part.readAt : undefined;
    },
  });
}

/**
 * Returns the target for permissions: the owner is the recorded one, not the
 * one in the spec.
 */
function targetOf({ reference, record, facts }: KnownInCluster) {
  return {
    cluster: reference.cluster,
    namespace: reference.namespace,
    engine: record?.engine ?? facts?.engine ?? '',
    owner: record?.owner ?? '',
  };
}

function toSummary(
  known: KnownInCluster,
  clusters: StoredCluster[],
  parts: Map<string, StoredPart>,
): DatabaseSummary {
  const { reference, record, request, facts } = known;
  const cluster = clusters.find(({ name }) => name === reference.cluster);
  const { engine } = targetOf(known);
  return {
    ...reference,
    clusterTitle: cluster?.title ?? reference.cluster,
    engine: toEngine(engine),
    version: facts?.version ?? (request?.spec?.version as string | undefined),
    ...toListedState(known),
    origin: record ? 'eco' : 'outside',
    isSimulated: (cluster?.simulatedNodeCount ?? 0) > 0,
    owner: record?.owner,
    declaredOwner: facts?.owner,
    requestId: request?.id,
    readAt: facts && parts.get(reference.cluster)?.readAt,
  };
}

/** @returns undefined for engines of a later CRD */
export function toEngine(engine: unknown): DatabaseSummary['engine'] {
  return engine === 'postgres' || engine === 'mysql' ? engine : undefined;
}

function findUnknown(
  cluster: StoredCluster,
  part: StoredPart | undefined,
): DatabaseList['unknownIn'] {
  if (!part) {
    const { reason, since } = neverRead(cluster);
    return [{ cluster: cluster.name, reason: withoutAddresses(reason), since }];
  }
  const { state, reason = '', since, readAt } = part;
  return state === 'stale' || state === 'unread'
    ? [
        {
          cluster: cluster.name,
          reason: withoutAddresses(reason),
          since,
          readAt,
        },
      ]
    : [];
}

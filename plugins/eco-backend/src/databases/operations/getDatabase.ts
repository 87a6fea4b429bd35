import {
  Database,
  DatabaseDetail,
  DatabaseSummary,
  ecoDatabaseDeletePermission,
  ecoDatabaseUpdatePermission,
} from '@backstage-eco/plugin-eco-common';
import { listClusters, listNewestRequests } from '../../store';
import { DatabaseContext } from '../DatabaseContext';
import { toShownManifest } from '../manifest/toManifest';
import { decide } from '../permissions/authorizeDatabases';
import { findLive, FoundDatabase } from '../requests/findLive';
import { toConnection } from '../tracker/readStatus';
import { otherManagers } from '../view/otherManagers';
import { toState } from '../view/toSummary';
import { DatabaseOperation } from './DatabaseOperation';
import { toEngine } from './getDatabases';

/** `GET /databases/{cluster}/{namespace}/{name}`. */
export const getDatabase: DatabaseOperation<'getDatabase'> = {
  audit: { eventId: 'database-fetch', queryType: 'database' },
  isRequest: false,
  async run(context, caller, reference) {
    const found = await findLive(context, caller, reference);
    const [update, remove] = await Promise.all([
      decide(context, caller, ecoDatabaseUpdatePermission),
      decide(context, caller, ecoDatabaseDeletePermission),
    ]);
    return {
      summary: await toSummary(context, found),
      ...toDetail(found),
      ...toActions(found, {
        update: update.allows(found.target),
        remove: remove.allows(found.target),
      }),
    };
  },
};

/** Returns what the caller may do now, and what prevents the rest. */
function toActions(
  { live, record, unread }: FoundDatabase,
  allowed: { update: boolean; remove: boolean },
): Pick<
  DatabaseDetail,
  'managers' | 'unread' | 'mayUpdate' | 'mayDelete' | 'denied'
> {
  const managers = live ? otherManagers(live) : [];
  return {
    managers,
    unread,
    // The API server would reject changes to fields of other managers.
    mayUpdate:
      live !== undefined &&
      allowed.update &&
      (record !== undefined || managers.length === 0),
    mayDelete: (live ?? record?.uid) !== undefined && allowed.remove,
    denied: [
      ...(allowed.update ? [] : [ecoDatabaseUpdatePermission.name]),
      ...(allowed.remove ? [] : [ecoDatabaseDeletePermission.name]),
    ],
  };
}

async function toSummary(
  { knex }: DatabaseContext,
  found: FoundDatabase,
): Promise<DatabaseSummary> {
  const { reference, record, live, lastRead, target } = found;
  const [cluster] = await listClusters({
    knex,
    criteria: undefined,
    names: [reference.cluster],
  });
  const [request] = await listNewestRequests({ knex, reference });
  const seen = live ?? lastRead?.object;
  const { spec } = (seen ?? {}) as Partial<Database>;
  const isOf = record !== undefined || request?.uid === seen?.metadata.uid;
  return {
    ...reference,
    clusterTitle: cluster?.title ?? reference.cluster,
    engine: toEngine(target.engine),
    version: spec?.version ?? (request?.spec?.version as string | undefined),
    ...toState({ ...found, request, live: seen }),
    origin: record ? 'eco' : 'outside',
    isSimulated: (cluster?.simulatedNodeCount ?? 0) > 0,
    owner: record?.owner,
    declaredOwner: spec?.owner,
    requestId: isOf ? request?.id : undefined,
    readAt: live ? new Date().toISOString() : lastRead?.at,
  };
}

function toDetail({ live, lastRead }: FoundDatabase) {
  const seen = live ?? lastRead?.object;
  const { metadata, status } = (seen ?? {}) as Partial<Database>;
  return {
    uid: metadata?.uid,
    createdAt: metadata?.creationTimestamp,
    spec: seen?.spec as DatabaseDetail['spec'],
    provider: status?.engine && {
      name: status.engine.name,
      reason: status.engine.reason,
    },
    replicas: status?.replicas,
    readyReplicas: status?.readyReplicas,
    conditions: (status?.conditions ?? []).map(
      ({ type, status: value, reason, message, lastTransitionTime }) => ({
        type,
        status: value,
        reason,
        message,
        lastTransitionTime,
      }),
    ),
    connection: toConnection({ status }),
    manifest: live && { ...toShownManifest(live) },
  };
}

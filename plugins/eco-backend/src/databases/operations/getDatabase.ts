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
import { toConnection } from '../tracker/readStanding';
import { toState } from '../view/toSummary';
import { DatabaseOperation } from './DatabaseOperation';

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
    const { live, record, target } = found;
    return {
      summary: await toSummary(context, found),
      ...toDetail(found),
      mayUpdate: live !== undefined && update.allows(target),
      mayDelete: (live ?? record?.uid) !== undefined && remove.allows(target),
    };
  },
};

async function toSummary(
  { knex }: DatabaseContext,
  found: FoundDatabase,
): Promise<DatabaseSummary> {
  const { reference, record, live, target } = found;
  const [cluster] = await listClusters({
    knex,
    criteria: undefined,
    names: [reference.cluster],
  });
  const [request] = await listNewestRequests({ knex, reference });
  const { spec } = (live ?? {}) as Partial<Database>;
  return {
    ...reference,
    clusterTitle: cluster?.title ?? reference.cluster,
    engine: (target.engine || undefined) as DatabaseSummary['engine'],
    version: spec?.version ?? (request?.spec?.version as string | undefined),
    ...toState({ ...found, request }),
    isSimulated: (cluster?.simulatedNodeCount ?? 0) > 0,
    owner: record?.owner,
    declaredOwner: spec?.owner,
    requestId: record && request?.id,
    readAt: live && new Date().toISOString(),
  };
}

function toDetail({ live }: FoundDatabase) {
  const { metadata, status } = (live ?? {}) as Partial<Database>;
  return {
    uid: metadata?.uid,
    createdAt: metadata?.creationTimestamp,
    spec: live?.spec as DatabaseDetail['spec'],
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

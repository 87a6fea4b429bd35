import {
  DatabaseSummary,
  ecoDatabaseCreatePermission,
  ecoDatabaseReadPermission,
} from '@backstage-eco/plugin-eco-common';
import {
  DatabaseRecord,
  listClusters,
  listDatabaseRecords,
  listNewestRequests,
  StoredCluster,
  StoredRequest,
} from '../../store';
import { decide, decideOrRefuse } from '../permissions/authorizeDatabases';
import { toFollowedState } from '../view/toSummary';
import { DatabaseOperation } from './DatabaseOperation';

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
    const records = await listDatabaseRecords({ knex });
    const requests = await listNewestRequests({ knex });
    const clusters = await listClusters({ knex, criteria: undefined });
    return {
      items: records
        .filter(record => decision.allows(record))
        .map(record => toSummary(record, requests, clusters)),
      unknownIn: [],
      mayCreate: creation.isAnyAllowed,
    };
  },
};

function toSummary(
  record: DatabaseRecord,
  requests: StoredRequest[],
  clusters: StoredCluster[],
): DatabaseSummary {
  const { cluster, namespace, name, engine, owner } = record;
  const request = requests.find(
    each =>
      each.cluster === cluster &&
      each.namespace === namespace &&
      each.name === name,
  );
  const known = clusters.find(each => each.name === cluster);
  return {
    cluster,
    clusterTitle: known?.title ?? cluster,
    namespace,
    name,
    engine: engine as DatabaseSummary['engine'],
    version: request?.spec?.version as string | undefined,
    ...toFollowedState({ record, request }),
    isSimulated: (known?.simulatedNodeCount ?? 0) > 0,
    owner,
    requestId: request?.id,
  };
}

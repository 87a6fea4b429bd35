import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import {
  DatabaseReference,
  DatabaseTarget,
  ecoDatabaseReadPermission,
} from '@backstage-eco/plugin-eco-common';
import { ClusterObject, DatabaseFacts } from '@backstage-eco/plugin-eco-node';
import {
  DatabaseRecord,
  findDatabaseRecord,
  listClusters,
  listFacts,
  listNewestRequests,
  listPartsOfKind,
} from '../../store';
import { Caller, DatabaseContext } from '../DatabaseContext';
import { explainRefusal } from '../manifest/explainRefusal';
import { REQUEST_ANNOTATION } from '../manifest/toManifest';
import { decideOrRefuse } from '../permissions/authorizeDatabases';
import { engineOf } from '../permissions/engineOf';
import { mayFit } from '../permissions/mayFit';
import { toLiveObject } from '../view/toLiveObject';

const TIMEOUT_MS = 10_000;

/** A database that the caller may see. */
export interface FoundDatabase {
  reference: DatabaseReference;
  target: DatabaseTarget;
  /**
   * Omitted if it was not requested through Eco, or if another object has its
   * name now.
   */
  record?: DatabaseRecord;
  /**
   * Omitted if it is not in the cluster, or if that is unknown; see `unread`.
   */
  live?: ClusterObject;
  unread?: string;
  /** State as last read, if the cluster does not answer now. */
  lastRead?: LastRead;
}

/** A Database from the inventory, without its parameters. */
interface LastRead {
  object: ClusterObject;
  /** ISO 8601. */
  at?: string;
}

/**
 * Looks a database up in its cluster. The owner is the one recorded for this
 * very object, never the one in its spec.
 *
 * @throws NotFoundError if it does not exist or the caller may not see it; the
 * message does not reveal which
 */
export async function findLive(
  context: DatabaseContext,
  caller: Caller,
  { cluster, namespace, name }: DatabaseReference,
): Promise<FoundDatabase> {
  const reference = { cluster, namespace, name };
  const decision = await decideOrRefuse(context, caller, {
    permission: ecoDatabaseReadPermission,
    what: 'see databases',
  });
  const recorded = await findDatabaseRecord({ knex: context.knex, reference });
  // The response time of a request to a hidden cluster would reveal that the
  // cluster exists.
  const criteria = decision.toCriteria();
  const owners = ['', ...(recorded ? [recorded.owner] : [])];
  if (!owners.some(owner => mayFit(criteria, { cluster, namespace, owner }))) {
    throw notKnown(reference);
  }
  const { live, unread } = await read(context, reference);
  const lastRead = unread ? await findLastRead(context, reference) : undefined;
  const seen = live ?? lastRead?.object;
  const isSame = !seen || (await isOfRecord(context, seen, recorded));
  const record = isSame ? recorded : undefined;
  const target = {
    cluster,
    namespace,
    engine: record?.engine ?? engineOf(seen?.spec),
    owner: record?.owner ?? '',
  };
  const mayBeThere =
    seen || record || (unread && (await isCluster(context, cluster)));
  if (!decision.allows(target) || !mayBeThere) {
    throw notKnown(reference);
  }
  if (!seen && !record) {
    throw new ServiceUnavailableError(
      `Cluster ${cluster} could not be read: ${unread}`,
    );
  }
  return { reference, target, record, live, unread, lastRead };
}

/**
 * Whether an object is the recorded one. Until the request has created it,
 * there is no uid, and someone else's object may have the name. Then only the
 * request's own annotation decides.
 */
async function isOfRecord(
  { knex }: DatabaseContext,
  { metadata }: ClusterObject,
  recorded: DatabaseRecord | undefined,
): Promise<boolean> {
  if (!recorded || recorded.uid) {
    return recorded?.uid === metadata.uid;
  }
  const made = metadata.annotations?.[REQUEST_ANNOTATION];
  const [newest] = await listNewestRequests({ knex, reference: recorded });
  return made !== undefined && made === newest?.id;
}

function notKnown({ cluster, namespace, name }: DatabaseReference) {
  return new NotFoundError(
    `Database ${namespace}/${name} in ${cluster} is not known; GET /databases has the names`,
  );
}

async function isCluster(
  { knex }: DatabaseContext,
  name: string,
): Promise<boolean> {
  const found = await listClusters({
    knex,
    criteria: undefined,
    names: [name],
  });
  return found.length > 0;
}

async function findLastRead(
  { knex }: DatabaseContext,
  { cluster, namespace, name }: DatabaseReference,
): Promise<LastRead | undefined> {
  const kind = 'databases';
  const all = await listFacts<DatabaseFacts>({
    knex,
    clusters: [cluster],
    kind,
    namespace,
    name,
  });
  const parts = await listPartsOfKind({ knex, kind });
  const [found] = all;
  return (
    found && {
      object: toLiveObject(found.facts),
      at: parts.get(cluster)?.readAt,
    }
  );
}

async function read(
  { writer }: DatabaseContext,
  reference: DatabaseReference,
): Promise<Pick<FoundDatabase, 'live' | 'unread'>> {
  try {
    const live = await writer.get(
      { ...reference, resource: 'databases.example.com' },
      { signal: AbortSignal.timeout(TIMEOUT_MS) },
    );
    return { live };
  } catch (error) {
    const refusal = explainRefusal(error);
    return {
      unread:
        refusal.kind === 'refused'
          ? refusal.messages[0].message
          : (refusal as { reason?: string }).reason ?? 'it did not answer',
    };
  }
}

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

/** A database that a caller may see. */
export interface FoundDatabase {
  reference: DatabaseReference;
  target: DatabaseTarget;
  /** Left out: it was not requested here, or another one has its name by now. */
  record?: DatabaseRecord;
  /** Left out: it is not in the cluster, or `unread` says why that is not known. */
  live?: ClusterObject;
  unread?: string;
  /** As it was last read, where the cluster does not answer now. */
  lastRead?: LastRead;
}

/** A Database in the inventory, without its parameters. */
interface LastRead {
  object: ClusterObject;
  /** ISO 8601. */
  at?: string;
}

/**
 * Looks a database up in its cluster. Who owns it is what was recorded for this very
 * object, never what its spec says.
 *
 * @throws NotFoundError where there is none, or the caller may not see it: which of
 * the two is not said
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
  // A request to a hidden cluster would tell by its time that there is one.
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
      `Cluster ${cluster} could not be asked: ${unread}`,
    );
  }
  return { reference, target, record, live, unread, lastRead };
}

/**
 * Whether an object is the one that was recorded. While a request waits to create
 * it there is no uid, and somebody else's object may have the name: then only the
 * request's own annotation tells.
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

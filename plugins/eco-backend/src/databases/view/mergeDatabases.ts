import { DatabaseReference } from '@backstage-eco/plugin-eco-common';
import { DatabaseFacts } from '@backstage-eco/plugin-eco-node';
import type { DatabaseRecord, StoredRequest } from '../../store';

/** A database as Eco's own records and the inventory know it. */
export interface KnownInCluster {
  reference: DatabaseReference;
  /** Left out: it was not requested here. */
  record?: DatabaseRecord;
  /** The newest request for it. */
  request?: StoredRequest;
  /** Left out: the inventory does not have it. */
  facts?: DatabaseFacts;
  /** Whether the list of its cluster is newer than what the request has seen. */
  isListNewer: boolean;
}

/**
 * A list is read at some moment of a cycle, and its time is that of the cycle's end.
 * Within this time a request has seen more.
 */
const LIST_LAG_MS = 5 * 60_000;

/** Requests after which their database is gone. */
const GONE: Array<StoredRequest['state']> = ['deleted', 'cancelled'];

/**
 * Puts together what was requested here and what is in the clusters, in the order
 * of clusters, namespaces and names. Another object under the name of a record is
 * another database: its uid tells. Pure.
 *
 * @param options - `readAt`: when the list of Databases of a cluster was read
 */
export function mergeDatabases(options: {
  records: DatabaseRecord[];
  requests: StoredRequest[];
  objects: Array<{ cluster: string; facts: DatabaseFacts }>;
  readAt(cluster: string): string | undefined;
}): KnownInCluster[] {
  const records = byKey(options.records);
  const requests = byKey(options.requests);
  const facts = new Map(
    options.objects.map(each => [keyOf(toReference(each)), each]),
  );
  const references = new Map<string, DatabaseReference>([
    ...[...facts].map(([key, each]) => [key, toReference(each)] as const),
    ...records,
  ]);
  return [...references]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, { cluster, namespace, name }]) => {
      const request = requests.get(key);
      const readAt = options.readAt(cluster);
      return (
        merge({
          reference: { cluster, namespace, name },
          record: records.get(key),
          request,
          facts: facts.get(key)?.facts,
          isListNewer: isNewer(readAt, request),
        }) ?? []
      );
    });
}

/** @returns undefined where the object was deleted since the list was read */
function merge(known: KnownInCluster): KnownInCluster | undefined {
  const { record, request, facts, isListNewer } = known;
  if (!facts) {
    return known;
  }
  if (record?.uid && record.uid === facts.uid) {
    return known;
  }
  if (record && !isListNewer) {
    return { ...known, facts: undefined };
  }
  const isOfObject = request?.uid !== undefined && request.uid === facts.uid;
  if (isOfObject && !isListNewer && GONE.includes(request.state)) {
    return undefined;
  }
  return {
    ...known,
    record: undefined,
    request: isOfObject ? request : undefined,
  };
}

function isNewer(
  readAt: string | undefined,
  request: StoredRequest | undefined,
): boolean {
  const last = request?.progress.steps.at(-1)?.at;
  return (
    readAt !== undefined &&
    (last === undefined || Date.parse(readAt) > Date.parse(last) + LIST_LAG_MS)
  );
}

function toReference(object: { cluster: string; facts: DatabaseFacts }) {
  const { namespace = '', name } = object.facts;
  return { cluster: object.cluster, namespace, name };
}

function byKey<T extends DatabaseReference>(all: T[]): Map<string, T> {
  return new Map(all.map(each => [keyOf(each), each]));
}

function keyOf({ cluster, namespace, name }: DatabaseReference): string {
  return JSON.stringify([cluster, namespace, name]);
}

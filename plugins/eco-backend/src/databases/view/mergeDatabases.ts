import { DatabaseReference } from '@backstage-eco/plugin-eco-common';
import { DatabaseFacts } from '@backstage-eco/plugin-eco-node';
import type { DatabaseRecord, StoredRequest } from '../../store';

/** A database as known from Eco's records and from the inventory. */
export interface KnownInCluster {
  reference: DatabaseReference;
  /** Omitted if it was not requested through Eco. */
  record?: DatabaseRecord;
  /** Latest request for it. */
  request?: StoredRequest;
  /** Omitted if the inventory does not contain it. */
  facts?: DatabaseFacts;
  /** Whether the cluster's list is newer than what the request has seen. */
  isListNewer: boolean;
}

/**
 * A list carries the time of the end of its cycle, but was read earlier. Within
 * this period, the request is considered newer.
 */
const LIST_LAG_MS = 5 * 60_000;

/** States of requests after which the database is gone. */
const GONE: Array<StoredRequest['state']> = ['deleted', 'cancelled'];

/**
 * Merges requested databases with those in the clusters, ordered by cluster,
 * namespace and name. An object with the name of a record but another uid is
 * another database. Pure.
 *
 * @param options - `readAt`: when the Databases of a cluster were listed
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

/** @returns undefined if the object was deleted after the list was read */
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

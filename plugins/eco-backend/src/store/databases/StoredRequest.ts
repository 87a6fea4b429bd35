import {
  DatabaseReference,
  DatabaseRequest,
} from '@backstage-eco/plugin-eco-common';
import { DatabaseRequestRow } from '../tables';

/** How far a request is. */
export type RequestProgress = Pick<
  DatabaseRequest,
  | 'steps'
  | 'waitingFor'
  | 'waitingSince'
  | 'isStalled'
  | 'error'
  | 'notVerified'
  | 'connection'
>;

/** What a person wants of a database, and how far that is. */
export interface StoredRequest extends DatabaseReference {
  id: string;
  operation: DatabaseRequest['operation'];
  engine: string;
  owner: string;
  /** An entity reference. */
  requestedBy: string;
  /** ISO 8601. */
  requestedAt: string;
  /** Left out of a deletion. */
  spec?: Record<string, unknown>;
  /** Of a deletion: what becomes of the data. */
  data?: 'keep' | 'delete';
  /** Left out: it is not in the cluster yet. */
  uid?: string;
  /** That the change has made. */
  generation?: number;
  state: DatabaseRequest['state'];
  isOpen: boolean;
  isCancelling: boolean;
  /** ISO 8601. */
  cancelRequestedAt?: string;
  progress: RequestProgress;
  /** How often it was looked at, this time included. */
  looks: number;
  /** How many looks in a row failed. */
  failures: number;
}

/** A row as the request that it holds. */
export function toStoredRequest(row: DatabaseRequestRow): StoredRequest {
  return {
    id: row.id,
    operation: row.operation as StoredRequest['operation'],
    cluster: row.cluster,
    namespace: row.namespace,
    name: row.name,
    engine: row.engine,
    owner: row.owner,
    requestedBy: row.requested_by,
    requestedAt: row.requested_at,
    spec: row.spec === null ? undefined : JSON.parse(row.spec),
    data: (row.data as StoredRequest['data'] | null) ?? undefined,
    uid: row.uid ?? undefined,
    generation: row.generation ?? undefined,
    state: row.state as StoredRequest['state'],
    // SQLite has numbers for truth.
    isOpen: Boolean(row.is_open),
    isCancelling: row.cancel_requested_at !== null,
    cancelRequestedAt: row.cancel_requested_at ?? undefined,
    progress: JSON.parse(row.progress),
    looks: row.looks,
    failures: row.failures,
  };
}

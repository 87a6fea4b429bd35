import {
  DatabaseReference,
  DatabaseRequest,
} from '@backstage-eco/plugin-eco-common';
import { DatabaseRequestRow } from '../tables';

/** Progress of a request. */
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

/** A user's request for a database, and its progress. */
export interface StoredRequest extends DatabaseReference {
  id: string;
  operation: DatabaseRequest['operation'];
  engine: string;
  owner: string;
  /** Entity reference. */
  requestedBy: string;
  /** ISO 8601. */
  requestedAt: string;
  /** Omitted for a deletion. */
  spec?: Record<string, unknown>;
  /** Only for a deletion: what happens to the data. */
  data?: 'keep' | 'delete';
  /** Omitted until the database exists in the cluster. */
  uid?: string;
  /** Generation of the object that the change produced. */
  generation?: number;
  state: DatabaseRequest['state'];
  isOpen: boolean;
  isCancelling: boolean;
  /** ISO 8601. */
  cancelRequestedAt?: string;
  progress: RequestProgress;
  /** How often the request was processed, including this time. */
  looks: number;
  /** Consecutive failures to process it. */
  failures: number;
}

/** Converts a row to a request. */
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
    // SQLite returns booleans as numbers.
    isOpen: Boolean(row.is_open),
    isCancelling: row.cancel_requested_at !== null,
    cancelRequestedAt: row.cancel_requested_at ?? undefined,
    progress: JSON.parse(row.progress),
    looks: row.looks,
    failures: row.failures,
  };
}

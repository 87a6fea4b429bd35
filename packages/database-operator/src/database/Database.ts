import { ObjectMeta, ResourceKind } from '../kubernetes/objects';

/** The kind that this controller owns. */
export const DATABASE: ResourceKind = {
  apiVersion: 'example.com/v1',
  kind: 'Database',
  plural: 'databases',
};

/** Name of its CRD. */
export const DATABASE_CRD = 'databases.example.com';

/** Holds a Database until its clean-up is done. */
export const FINALIZER = 'example.com/database';

/**
 * Beside it where the Database makes its Secret. It is set before the Secret is
 * made and after it was seen that none is there, so that whose a Secret is
 * outlives a process that ends in between.
 */
export const SECRET_FINALIZER = 'example.com/database-secret';

/** On every child, claim and pod: the name that the children are made from. */
export const CHILD_LABEL = 'example.com/database';

/** On every child, claim and pod: the engine that made it. */
export const PROVIDER_LABEL = 'example.com/provider';

/** On every child, claim and pod: postgres or mysql. */
export const TYPE_LABEL = 'example.com/engine';

/** On every child: the Database's own name, which may be too long for a label. */
export const NAME_ANNOTATION = 'example.com/database-name';

/**
 * On a main child without an owner reference: the UID of its Database, which then
 * is what says whose it is.
 */
export const UID_ANNOTATION = 'example.com/database-uid';

/** On every child: why its engine was chosen. The status says so a moment later. */
export const REASON_ANNOTATION = 'example.com/engine-reason';

/** The protocol that a database speaks. */
export type DatabaseType = 'postgres' | 'mysql';

/** What may run a database. */
export type ProviderName =
  | 'CloudNativePG'
  | 'MariaDBOperator'
  | 'Zalando'
  | 'Percona'
  | 'OracleMySQL'
  | 'StatefulSet';

/** A person's wish, as the CRD admits it. An old object may have no spec at all. */
export interface DatabaseSpec {
  engine: DatabaseType;
  version: string;
  replicas?: number;
  storage?: string;
  scaledReplicas?: number;
  storageClass?: string;
  sizeClass?: 'small' | 'medium' | 'large';
  provider?: ProviderName;
  deletionPolicy?: 'Retain' | 'Delete';
  parameters?: Record<string, string>;
  backup?: {
    snapshotClass?: string;
    schedule?: string;
    beforeDeletion?: boolean;
  };
  owner?: string;
}

/** A condition in the terms of kstatus. */
export interface Condition {
  type: 'Ready' | 'Reconciling' | 'Stalled' | 'ConnectionVerified';
  status: 'True' | 'False' | 'Unknown';
  reason: string;
  message: string;
  lastTransitionTime: string;
  observedGeneration?: number;
}

/** How an application connects. Names only, never a value of the Secret. */
export interface DatabaseConnection {
  host: string;
  port: number;
  /** Absent where the operator makes none. */
  database?: string;
  user: string;
  secretRef: { name: string; keys: { user: string; password: string } };
}

/** Where the Secret came from. */
export interface Credentials {
  source: 'Created' | 'Existing';
  uid?: string;
}

/** What the controller last saw. */
export interface DatabaseStatus {
  observedGeneration?: number;
  replicas?: number;
  readyReplicas?: number;
  selector?: string;
  engine?: {
    name: ProviderName;
    type: DatabaseType;
    version?: string;
    reason: string;
  };
  connection?: DatabaseConnection;
  credentials?: Credentials;
  conditions?: Condition[];
}

/** The Database resource. */
export interface Database {
  metadata: ObjectMeta & { namespace: string; uid: string };
  spec?: DatabaseSpec;
  status?: DatabaseStatus;
}

/** The condition of this type, `undefined` where it was never written. */
export function conditionOf(
  database: Database,
  type: Condition['type'],
): Condition | undefined {
  return database.status?.conditions?.find(found => found.type === type);
}

/** Whether deleting the Database keeps its volumes and password: unless the user chose otherwise. */
export function keepsData(database: Database): boolean {
  return database.spec?.deletionPolicy !== 'Delete';
}

/** Whether the Secret is one that this Database made, or is about to make. */
export function madeItsSecret({ metadata, status }: Database): boolean {
  return (
    metadata.finalizers?.includes(SECRET_FINALIZER) === true ||
    status?.credentials?.source === 'Created'
  );
}

import { DatabaseCondition } from './conditions';
import { DatabaseEngineName, DatabaseType } from './engines';
import { SizeClass } from './sizeClasses';

/**
 * The `Database` resource as served by the API server.
 *
 * @public
 */
export const DATABASE = {
  apiVersion: 'example.com/v1',
  kind: 'Database',
  plural: 'databases',
};

/**
 * Name of the `Database` CRD.
 *
 * @public
 */
export const DATABASE_CRD = 'databases.example.com';

/**
 * Desired state, as admitted by the CRD. Strings are not validated further.
 *
 * @public
 */
export interface DatabaseSpec {
  /** Protocol that the application speaks. */
  engine: DatabaseType;
  version: string;
  /** Number of servers; 1 if neither this nor `scaledReplicas` is set. */
  replicas?: number;
  /** Size of each server's volume, as a Kubernetes quantity. */
  storage?: string;
  /**
   * Set by `kubectl scale` and autoscalers; takes precedence over `replicas`.
   */
  scaledReplicas?: number;
  storageClass?: string;
  sizeClass?: SizeClass;
  /** Engine that must run the database. If not set, the controller chooses. */
  provider?: DatabaseEngineName;
  /**
   * Whether volumes and password outlive the Database; defaults to `Retain`.
   */
  deletionPolicy?: 'Retain' | 'Delete';
  /** Server parameters. */
  parameters?: Record<string, string>;
  backup?: {
    /** Name of a VolumeSnapshotClass. */
    snapshotClass?: string;
    /** A cron expression of five fields. */
    schedule?: string;
    /** Whether to take a final backup before the Database is deleted. */
    beforeDeletion?: boolean;
  };
  /**
   * Owner of the database, such as a Backstage entity reference. Users can
   * write it, so it proves nothing.
   */
  owner?: string;
  /**
   * UID of an earlier Database of the same name with a different owner, whose
   * volumes and password this one takes over. Setting it requires the verb
   * `adopt`.
   */
  adopts?: string;
}

/**
 * How an application connects. Holds names only, never a Secret's value.
 *
 * @public
 */
export interface DatabaseConnection {
  host: string;
  port: number;
  /** Absent if the operator creates none. */
  database?: string;
  user: string;
  /** Secret in the Database's own namespace, with the names of its keys. */
  secretRef: { name: string; keys: { user: string; password: string } };
}

/**
 * Origin of a Database's Secret.
 *
 * @public
 */
export interface DatabaseCredentials {
  /**
   * `Created` by the controller, or `Existing`: retained from an earlier
   * Database or provided by a person.
   */
  source: 'Created' | 'Existing';
  /** UID of the Secret, if the controller created it. */
  uid?: string;
}

/**
 * An object that the controller created for a Database.
 *
 * @public
 */
export interface DatabaseChild {
  kind: string;
  name: string;
  uid: string;
}

/**
 * Observed state, as last written by the controller.
 *
 * @public
 */
export interface DatabaseStatus {
  /** Generation of the spec that this status reflects. */
  observedGeneration?: number;
  /** Desired number of servers. */
  replicas?: number;
  readyReplicas?: number;
  /** Label selector for the servers' pods. */
  selector?: string;
  /** Engine that runs the database. */
  engine?: {
    name: DatabaseEngineName;
    type: DatabaseType;
    /** Version last requested from the engine. */
    version?: string;
    /** Why this engine was chosen. */
    reason: string;
  };
  connection?: DatabaseConnection;
  credentials?: DatabaseCredentials;
  /** Objects the controller created, by which it recognizes its own. */
  children?: DatabaseChild[];
  conditions?: DatabaseCondition[];
}

/**
 * The parts of a Database's metadata that Eco uses.
 *
 * @public
 */
export interface DatabaseMetadata {
  name: string;
  namespace: string;
  uid: string;
  resourceVersion?: string;
  generation?: number;
  /** ISO 8601. */
  creationTimestamp?: string;
  /** ISO 8601; present while the Database is being deleted. */
  deletionTimestamp?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  finalizers?: string[];
}

/**
 * A `Database` object. Old objects may have no spec.
 *
 * @public
 */
export interface Database {
  metadata: DatabaseMetadata;
  spec?: DatabaseSpec;
  status?: DatabaseStatus;
}

/**
 * Returns whether deleting the Database keeps its volumes and password. True
 * unless the deletion policy is `Delete`.
 *
 * @public
 */
export function keepsData({ spec }: Pick<Database, 'spec'>): boolean {
  return spec?.deletionPolicy !== 'Delete';
}

import { DatabaseCondition } from './conditions';
import { DatabaseEngineName, DatabaseType } from './engines';
import { SizeClass } from './sizeClasses';

/**
 * The `Database` resource, as the API server serves it.
 *
 * @public
 */
export const DATABASE = {
  apiVersion: 'example.com/v1',
  kind: 'Database',
  plural: 'databases',
};

/**
 * Name of the CRD of the `Database` resource.
 *
 * @public
 */
export const DATABASE_CRD = 'databases.example.com';

/**
 * What a person asks for, as the CRD admits it: text may be anything.
 *
 * @public
 */
export interface DatabaseSpec {
  /** The protocol that the application speaks. */
  engine: DatabaseType;
  version: string;
  /** Number of servers; 1 where neither this nor `scaledReplicas` is set. */
  replicas?: number;
  /** Size of each server's volume, as a Kubernetes quantity. */
  storage?: string;
  /** Set by `kubectl scale` and autoscalers; wins over `replicas`. */
  scaledReplicas?: number;
  storageClass?: string;
  sizeClass?: SizeClass;
  /** The engine that must run the database; chosen by the controller where not set. */
  provider?: DatabaseEngineName;
  /** Whether volumes and password outlive the Database; `Retain` where not set. */
  deletionPolicy?: 'Retain' | 'Delete';
  /** Settings of the server. */
  parameters?: Record<string, string>;
  backup?: {
    /** Name of a VolumeSnapshotClass. */
    snapshotClass?: string;
    /** A cron expression of five fields. */
    schedule?: string;
    /** Whether a last backup is taken before the Database goes. */
    beforeDeletion?: boolean;
  };
  /** Who answers for the database, such as a Backstage entity reference. Users can write it. */
  owner?: string;
  /**
   * UID of an earlier Database of this name and another owner, whose volumes and
   * password this one takes over. Setting it needs the verb `adopt`.
   */
  adopts?: string;
}

/**
 * How an application connects. Names only, never a value of the Secret.
 *
 * @public
 */
export interface DatabaseConnection {
  host: string;
  port: number;
  /** Absent where the operator makes none. */
  database?: string;
  user: string;
  /** The Secret, in the Database's own namespace, and the names of its keys. */
  secretRef: { name: string; keys: { user: string; password: string } };
}

/**
 * Where the Secret of a Database came from.
 *
 * @public
 */
export interface DatabaseCredentials {
  /** Created by the controller, or kept by an earlier Database or brought by a person. */
  source: 'Created' | 'Existing';
  /** UID of the Secret that the controller created. */
  uid?: string;
}

/**
 * An object that the controller made for a Database.
 *
 * @public
 */
export interface DatabaseChild {
  kind: string;
  name: string;
  uid: string;
}

/**
 * What the controller last saw.
 *
 * @public
 */
export interface DatabaseStatus {
  /** The generation of the spec that the status speaks of. */
  observedGeneration?: number;
  /** Servers that are asked for. */
  replicas?: number;
  readyReplicas?: number;
  /** Label selector of the servers' pods. */
  selector?: string;
  /** What runs the database. */
  engine?: {
    name: DatabaseEngineName;
    type: DatabaseType;
    /** The version that was last asked of it. */
    version?: string;
    /** Why this engine. */
    reason: string;
  };
  connection?: DatabaseConnection;
  credentials?: DatabaseCredentials;
  /** What the controller made, by which it knows its own again. */
  children?: DatabaseChild[];
  conditions?: DatabaseCondition[];
}

/**
 * The part of a Database's metadata that its readers need.
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
 * One `Database` object. An old one may have no spec at all.
 *
 * @public
 */
export interface Database {
  metadata: DatabaseMetadata;
  spec?: DatabaseSpec;
  status?: DatabaseStatus;
}

/**
 * Whether deleting the Database keeps its volumes and password: unless the user
 * chose otherwise.
 *
 * @public
 */
export function keepsData({ spec }: Pick<Database, 'spec'>): boolean {
  return spec?.deletionPolicy !== 'Delete';
}

import {
  DatabaseConnection,
  DatabaseEngine,
  DatabaseProblem,
  DesiredBackup,
  DesiredDatabase,
  VersionSeries,
} from '@backstage-eco/plugin-eco-common';
import {
  KubernetesObject,
  ObjectMeta,
  ResourceKind,
} from '../kubernetes/objects';

/** Input from which an engine builds its children. */
export interface EngineInput {
  desired: DesiredDatabase;
  series: VersionSeries;
  /** Base name of all children. */
  name: string;
  namespace: string;
  /** Labels and annotations of every child. */
  labels: Record<string, string>;
  annotations: Record<string, string>;
}

/** Progress of an engine's children. */
export interface EngineState {
  ready: boolean;
  readyReplicas: number;
  /** What is awaited, in plain words. */
  message: string;
  /** The operator's own term for a failure. */
  failure?: string;
}

/** Properties of an operator's controller. */
export interface OperatorTraits {
  /**
   * Whether it reports problems in events of its resource rather than in the
   * status.
   */
  explainsInEvents?: boolean;
}

/** A change to the main child, or to an object that its operator created. */
export interface Release {
  kind: ResourceKind;
  name: string;
  /** Merge patch, in addition to the change of owners. */
  body?: object;
  /**
   * `freed` removes the main child from the owners, so that the object stays;
   * `tied` adds it, so that the object is deleted with it.
   */
  owner?: 'freed' | 'tied';
  /**
   * Labels that the operator gives the object, which prove whose it is. An
   * owner reference to the main child proves it too; without either, the object
   * is left alone.
   */
  labels?: Record<string, string>;
}

/** A Secret that an operator creates and may leave behind. */
export type LeftSecret = Pick<Release, 'name' | 'labels'>;

/** State of one backup, as its operator reports it. */
export interface BackupState {
  state: 'running' | 'done' | 'failed';
  /** The operator's own message. */
  message: string;
}

/**
 * How an engine's operator takes volume snapshots. Scheduled ones are among the
 * engine's children.
 */
export interface EngineBackup {
  /** All kinds that backups are requested with. */
  kinds: ResourceKind[];
  /**
   * Returns the object that requests a backup now. It has no owner, as it must
   * outlive the database.
   */
  once(input: {
    metadata: ObjectMeta;
    /** Name of the main child. */
    cluster: string;
    backup: DesiredBackup;
  }): KubernetesObject;
  /** Reads the state of a requested backup. */
  read(object: KubernetesObject): BackupState;
}

/**
 * One way to run a database: its entry in eco-common, and its implementation.
 * All functions are pure: objects in, objects out. A new engine needs:
 *
 * - an entry and its versions in eco-common
 * - a file next to this one
 * - a line in `engines/index.ts`
 * - its kind in `deploy/`
 */
export interface Engine extends DatabaseEngine {
  /** Omitted if Kubernetes itself runs the database. */
  operator?: OperatorTraits;
  /** Whether the controller creates the Secret; otherwise the operator does. */
  makesSecret: boolean;
  /**
   * Returns the contents of the controller's Secret; by default `username`,
   * `password` and `admin-password`.
   *
   * @param password - generates a password
   */
  secretFields?(password: () => string): Record<string, string>;
  /**
   * Returns all children, the main one first: it identifies the engine after a
   * crash.
   */
  children(input: EngineInput): KubernetesObject[];
  /**
   * Returns a desired child with its immutable fields taken from the live one.
   */
  keep?(drawn: KubernetesObject, live: KubernetesObject): KubernetesObject;
  /**
   * Returns which change of the spec would never take effect in a live
   * database.
   */
  refuseChange?(
    drawn: KubernetesObject,
    live: KubernetesObject,
  ): DatabaseProblem | undefined;
  /**
   * Reads the main child's status.
   *
   * @param readyPods - number of the servers' ready pods; omitted if no pod was
   *   seen
   */
  read(
    main: KubernetesObject,
    desired: DesiredDatabase,
    readyPods?: number,
  ): EngineState;
  connection(
    input: Pick<EngineInput, 'name' | 'namespace' | 'desired'>,
  ): DatabaseConnection;
  /** Label selector of the servers' pods. */
  podSelector(name: string): string;
  /**
   * Labels that identify its pods and claims, for an operator that propagates
   * the controller's labels to neither. `key` has the main child's name as its
   * value; `others` are constant.
   */
  familyLabel?: { key: string; others: Record<string, string> };
  /** Whether the controller grows the claims; otherwise the operator does. */
  growsClaims: boolean;
  /**
   * Returns changes made before the main child is deleted. They keep the
   * operator and the garbage collector away from the volumes and their
   * passwords, and tie to the main child what must be deleted with it. Omitted
   * if none are needed.
   */
  release?(name: string): Release[];
  /** Omitted if it takes no backups. */
  backup?: EngineBackup;
  /** Returns the Secrets that the operator creates and may leave behind. */
  leftSecrets?(name: string): LeftSecret[];
}

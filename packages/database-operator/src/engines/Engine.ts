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

/** What an engine needs to draw up its children. */
export interface EngineInput {
  desired: DesiredDatabase;
  series: VersionSeries;
  /** The name that all children are made from. */
  name: string;
  namespace: string;
  /** Labels and annotations that every child carries. */
  labels: Record<string, string>;
  annotations: Record<string, string>;
}

/** How far an engine's children are. */
export interface EngineState {
  ready: boolean;
  readyReplicas: number;
  /** In plain words: what is waited for. */
  message: string;
  /** The operator's own word for a failure. */
  failure?: string;
}

/** What the controller of an operator tells. */
export interface OperatorTraits {
  /** Whether it says in events of its resource, and not in the status, what went wrong. */
  explainsInEvents?: boolean;
}

/** A change to the main child, or to an object that its operator has made. */
export interface Release {
  kind: ResourceKind;
  name: string;
  /** A merge patch, beside what becomes of the owners. */
  body?: object;
  /**
   * Whether the main child stops being its owner, so that it stays, or becomes
   * it, so that it goes.
   */
  owner?: 'freed' | 'tied';
  /**
   * The labels that the operator gives it, which prove whose it is. An owner
   * reference to the main child does so too; without either it is left alone.
   */
  labels?: Record<string, string>;
}

/** A Secret that an operator makes and may leave behind. */
export type LeftSecret = Pick<Release, 'name' | 'labels'>;

/** One backup, as its operator sees it. */
export interface BackupState {
  state: 'running' | 'done' | 'failed';
  /** The operator's own words. */
  message: string;
}

/**
 * How an engine's operator takes snapshots of the volumes. Scheduled ones are
 * among the engine's children.
 */
export interface EngineBackup {
  /** Every kind that it is asked by. */
  kinds: ResourceKind[];
  /** Asks for one now. The object has no owner, for it must outlive the database. */
  once(input: {
    metadata: ObjectMeta;
    /** Name of the main child. */
    cluster: string;
    backup: DesiredBackup;
  }): KubernetesObject;
  /** How far the one is that was asked for so. */
  read(object: KubernetesObject): BackupState;
}

/**
 * One way to run a database: what eco-common says of it, and how. All of it is
 * pure: objects in, objects out. Adding one means an entry and its versions in
 * eco-common, a file beside this, a line in `engines/index.ts`, and its kind in
 * `deploy/`.
 */
export interface Engine extends DatabaseEngine {
  /** Absent where Kubernetes itself runs the database. */
  operator?: OperatorTraits;
  /** Whether the controller makes the Secret; otherwise the operator does. */
  makesSecret: boolean;
  /**
   * What the controller's Secret holds. By default `username`, `password` and
   * `admin-password`.
   *
   * @param password - makes one
   */
  secretFields?(password: () => string): Record<string, string>;
  /** All children that must exist, the main one first: it tells the engine after a crash. */
  children(input: EngineInput): KubernetesObject[];
  /** A desired child, with what can never change taken from the living one. */
  keep?(drawn: KubernetesObject, live: KubernetesObject): KubernetesObject;
  /** What of a changed spec nobody would carry out in a living database. */
  refuseChange?(
    drawn: KubernetesObject,
    live: KubernetesObject,
  ): DatabaseProblem | undefined;
  /**
   * Reads the main child's status.
   *
   * @param readyPods - how many of the servers' pods are ready; absent where no
   *   pod was seen
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
   * The labels by which its pods and claims are found, where it hands the
   * controller's own down to neither: one whose value is the main child's name,
   * and others that are always the same.
   */
  familyLabel?: { key: string; others: Record<string, string> };
  /** Whether the controller lets the claims grow; otherwise the operator does. */
  growsClaims: boolean;
  /**
   * What keeps operator and garbage collector off the volumes, and off the
   * passwords that open them, when the main child goes, and what goes with it
   * only then. Absent where all that happens by itself.
   */
  release?(name: string): Release[];
  /** Absent where it takes none. */
  backup?: EngineBackup;
  /** Secrets that the operator makes and may leave behind. */
  leftSecrets?(name: string): LeftSecret[];
}

import {
  DatabaseConnection,
  DatabaseType,
  ProviderName,
} from '../database/Database';
import { KubernetesObject, ResourceKind } from '../kubernetes/objects';
import { VersionSeries } from './versions';

/** What a person asked for, read and completed. */
export interface Wish {
  type: DatabaseType;
  version: string;
  replicas: number;
  /** A quantity, as the person wrote it. */
  storage: string;
  storageBytes: number;
  storageClass?: string;
  sizeClass?: 'small' | 'medium' | 'large';
  parameters: Record<string, string>;
  keepsData: boolean;
}

/** A wish that cannot be fulfilled: which field, and what to do. */
export interface Problem {
  reason: string;
  field: string;
  message: string;
}

/** What an engine needs to draw up its children. */
export interface EngineInput {
  wish: Wish;
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

/** The custom resource of an operator, and how its controller is recognised. */
export interface OperatorKind extends ResourceKind {
  /** Name of the CRD. */
  crd: string;
  /** Label selector of the operator's Deployment, as its installs set it. */
  deploymentSelector: string;
  title: string;
}

/**
 * One way to run a database. All of it is pure: objects in, objects out. Adding
 * one means a file beside this, a line in `engines/index.ts`, its versions, and
 * its kind in `deploy/rbac.yaml`.
 */
export interface Engine {
  name: ProviderName;
  types: DatabaseType[];
  /** Absent where Kubernetes itself runs the database. */
  operator?: OperatorKind;
  /** Whether the controller makes the Secret; otherwise the operator does. */
  makesSecret: boolean;
  /** The child whose status tells how far things are. */
  mainKind: ResourceKind;
  /** What this engine cannot do of the wish. */
  refuse(wish: Wish): Problem | undefined;
  /** All children that must exist, in the order of their making. */
  children(input: EngineInput): KubernetesObject[];
  /** Reads the main child's status. */
  read(main: KubernetesObject, wish: Wish): EngineState;
  connection(
    input: Pick<EngineInput, 'name' | 'namespace' | 'wish'>,
  ): DatabaseConnection;
  /** Label selector of the servers' pods. */
  podSelector(name: string): string;
  /** Whether the claims carry an owner reference to the main child. */
  ownsClaims: boolean;
  /** An annotation by which the operator leaves the main child alone. */
  pauseAnnotation?: [name: string, value: string];
}

import {
  Database,
  DatabaseCredentials,
  DatabaseEngineName,
  MoreParameters,
  OperatorState,
  StorageClassFacts,
} from '@backstage-eco/plugin-eco-common';
import { KubernetesObject } from '../kubernetes/objects';

/** Facts about a database's pod that explain why it is not ready. */
export interface PodFacts {
  name: string;
  ready: boolean;
  /**
   * Whether kwok only simulates the pod; `undefined` if its node is unknown.
   */
  simulated?: boolean;
  /**
   * Why the pod does not start, as reported by the scheduler or the kubelet.
   */
  trouble?: string;
}

/** Returns where the Secret came from, if known. */
export function knownCredentials({
  database,
  credentials,
}: Observed): DatabaseCredentials | undefined {
  return database.status?.credentials ?? credentials;
}

/** Returns the number of ready pods, or `undefined` if no pod was seen. */
export function readyPods(pods: PodFacts[]): number | undefined {
  return pods.length > 0 ? pods.filter(({ ready }) => ready).length : undefined;
}

/** Result of probing the database's own Service. */
export interface ProbeAnswer {
  status: 'True' | 'False' | 'Unknown';
  reason: string;
  message: string;
}

/** Comparison of a child that differs from the desired state. */
export interface Comparison {
  /** Fingerprint of the desired and the live child that were compared. */
  of: string;
  /** Fields that differ; some may be managed by others. */
  fields: string[];
  /**
   * Whether the controller's own apply would change nothing, because the API
   * server or one of its policies turns the desired child into the live one.
   */
  isAdmitted: boolean;
  /** Field manager that changed the child, if the API server tells. */
  manager?: string;
}

/** A child that another controller keeps changing back. */
export interface Contest {
  /** Number of corrections in a row. */
  corrections: number;
  /** Whether the next correction is still delayed. */
  isHeld: boolean;
}

/** A write that the API server refused, kept until one succeeds. */
export interface WriteFailure {
  reason: string;
  message: string;
  /** Whether only a person can resolve it. */
  stalls: boolean;
}

/** Secrets that have an operator's names, but are not known to be its own. */
export type LeftBehind = { names: string[]; because: string };

/** Input of a reconciliation. */
export interface Observed {
  database: Database;
  /**
   * Children by `Kind/name`, including objects of others that have a child's
   * name.
   */
  children: Map<string, KubernetesObject>;
  claims: KubernetesObject[];
  pods: PodFacts[];
  operators: Map<DatabaseEngineName, OperatorState>;
  /**
   * Kinds of children and claims whose objects cannot be seen now, and why. An
   * object of these kinds may exist even if it is missing from the children.
   */
  unseen: Map<string, string>;
  /** `undefined` if the classes could not be listed. */
  storageClasses?: StorageClassFacts[];
  /** Newest warning about the object that runs the database. */
  warning?: string;
  /** Comparisons of children that differ, by `Kind/name`. */
  comparisons: ReadonlyMap<string, Comparison>;
  contests: ReadonlyMap<string, Contest>;
  /** DatabaseRecord of its name, even if another Database holds it. */
  record?: KubernetesObject;
  /**
   * Claims without a Database label that a server would use because of their
   * name.
   */
  strayClaims: KubernetesObject[];
  /**
   * Whether the API server checked who set `adopts`; `undefined` if not yet
   * looked up.
   */
  isAdoptionChecked?: boolean;
  /** Known from an own write, before the status shows it. */
  credentials?: DatabaseCredentials;
  /** Whether clean-up has looked for the Secret. */
  isSecretSought?: boolean;
  /** Whether clean-up has removed the Secrets. */
  secretRemoved?: boolean;
  /** Names of Secrets that clean-up did not remove, and why. */
  leftBehind?: LeftBehind;
  /** Parameters that the platform team allows, in addition to Eco's own. */
  parameters?: MoreParameters;
  failure?: WriteFailure;
  probe?: ProbeAnswer;
  /** Transition time for changed conditions, ISO 8601. */
  now: string;
}

import {
  Database,
  DatabaseCredentials,
  DatabaseEngineName,
  MoreParameters,
  OperatorState,
  StorageClassFacts,
} from '@backstage-eco/plugin-eco-common';
import { KubernetesObject } from '../kubernetes/objects';

/** A pod of a database, as far as it explains why things are not ready. */
export interface PodFacts {
  name: string;
  ready: boolean;
  /** Whether nothing really runs in it; `undefined` where its node is not known. */
  simulated?: boolean;
  /** Why the pod does not start, in its own words. */
  trouble?: string;
}

/** Where the Secret came from, as far as that is known. */
export function knownCredentials({
  database,
  credentials,
}: Observed): DatabaseCredentials | undefined {
  return database.status?.credentials ?? credentials;
}

/** How many of the pods are ready, `undefined` where none was seen. */
export function readyPods(pods: PodFacts[]): number | undefined {
  return pods.length > 0 ? pods.filter(({ ready }) => ready).length : undefined;
}

/** What a probe of the database's own Service said. */
export interface ProbeAnswer {
  status: 'True' | 'False' | 'Unknown';
  reason: string;
  message: string;
}

/** What is known of a child that is not as it was asked to be. */
export interface Comparison {
  /** Stands for the desired and the living child that were compared. */
  of: string;
  /** The fields that differ; some of a child's may be others' business. */
  fields: string[];
  /**
   * Whether the controller's own apply would change nothing: the API server, or a
   * policy of its, makes of the desired child what is there.
   */
  isAdmitted: boolean;
  /** Who has changed it, where the API server tells. */
  manager?: string;
}

/** A child that another keeps changing back. */
export interface Contest {
  /** Corrections in a row. */
  corrections: number;
  /** Whether the next correction still waits. */
  isHeld: boolean;
}

/** A write that the API server refused, kept until one succeeds. */
export interface WriteFailure {
  reason: string;
  message: string;
  /** Whether only a person can help. */
  stalls: boolean;
}

/** Secrets of an operator's names that are not known to be its own. */
export type LeftBehind = { names: string[]; because: string };

/** Everything that a decision rests on. */
export interface Observed {
  database: Database;
  /** Children by `Kind/name`, whoever made them. */
  children: Map<string, KubernetesObject>;
  claims: KubernetesObject[];
  pods: PodFacts[];
  operators: Map<DatabaseEngineName, OperatorState>;
  /**
   * Kinds of children and claims whose objects cannot be seen now, and why: of
   * these, what is not among the children may be there all the same.
   */
  unseen: Map<string, string>;
  /** `undefined` where the classes could not be listed. */
  storageClasses?: StorageClassFacts[];
  /** The newest warning about what runs the database. */
  warning?: string;
  /** By `Kind/name`. */
  comparisons: ReadonlyMap<string, Comparison>;
  contests: ReadonlyMap<string, Contest>;
  /** The DatabaseRecord of its name, whosever it is. */
  record?: KubernetesObject;
  /** Claims that a server would open for their name, without any label of a Database. */
  strayClaims: KubernetesObject[];
  /**
   * Whether the API server checked who set `adopts`; `undefined` where that was
   * not looked at yet.
   */
  isAdoptionChecked?: boolean;
  /** Known from an own write that the status does not show yet. */
  credentials?: DatabaseCredentials;
  /** Whether it was looked for the Secret during clean-up. */
  isSecretSought?: boolean;
  /** Whether the Secrets were removed during clean-up. */
  secretRemoved?: boolean;
  /** Names of Secrets that clean-up left, and why. */
  leftBehind?: LeftBehind;
  /** Parameters that the platform team allows beside what comes with Eco. */
  parameters?: MoreParameters;
  failure?: WriteFailure;
  probe?: ProbeAnswer;
  /** ISO time that a changed condition is dated with. */
  now: string;
}

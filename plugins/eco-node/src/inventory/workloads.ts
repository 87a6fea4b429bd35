import { LabelSelectorFacts, ObjectFacts } from './ObjectFacts';

/**
 * Resource quantities as written, for example `250m` and `1Gi`. Omitted if not
 * stated.
 *
 * @public
 */
export interface ResourceAmounts {
  cpu?: string;
  memory?: string;
}

/**
 * A port that a container declares.
 *
 * @public
 */
export interface ContainerPortFacts {
  name?: string;
  number: number;
  /** `UDP` or `SCTP`. Omitted for TCP. */
  protocol?: string;
}

/**
 * A setting of a container, with the field it comes from.
 *
 * @public
 */
export interface ContainerSetting<T> {
  value: T;
  /** Path within the container, for example `args[1]` or `env[0]`. */
  field: string;
}

/**
 * Allow-listed settings from a container's arguments and environment.
 * Contradictory or malformed settings are omitted.
 *
 * @public
 */
export interface ContainerSettings {
  /** Names of the watched namespaces, or `all`. */
  watchedNamespaces?: ContainerSetting<string[] | 'all'>;
  leaderElection?: ContainerSetting<boolean>;
  /**
   * Class of the Ingresses it serves by the annotation
   * `kubernetes.io/ingress.class`.
   */
  ingressClass?: ContainerSetting<string>;
}

/**
 * A container of a workload's pods. Its command, arguments and environment may
 * hold secrets, so only `settings` is stored from them.
 *
 * @public
 */
export interface ContainerFacts {
  name: string;
  image: string;
  /** True for init containers. */
  init: boolean;
  /** Omitted if it requests neither CPU nor memory. */
  requests?: ResourceAmounts;
  /** Omitted if it limits neither CPU nor memory. */
  limits?: ResourceAmounts;
  /**
   * At most 100. Omitted if it declares none, or was read by an Eco version
   * that did not store ports.
   */
  ports?: ContainerPortFacts[];
  /** Omitted if it has no allow-listed setting. */
  settings?: ContainerSettings;
}

/**
 * A Deployment, DaemonSet, StatefulSet, Job or CronJob, or a ReplicaSet without
 * a Deployment.
 *
 * @public
 */
export interface WorkloadFacts extends ObjectFacts {
  containers: ContainerFacts[];
  /** Labels of its pod template. */
  podLabels: Record<string, string>;
  serviceAccount?: string;
  /** Desired pods. Omitted for Jobs and CronJobs. */
  desired?: number;
  /** Ready pods. */
  ready?: number;
  /** Update strategy, for example `RollingUpdate` or `Recreate`. */
  strategy?: string;
}

/**
 * A Pod without a workload: a static pod of a node, or one that an operator
 * created directly.
 *
 * @public
 */
export interface PodFacts extends ObjectFacts {
  containers: ContainerFacts[];
  serviceAccount?: string;
  /** `Pending`, `Running`, `Succeeded`, `Failed` or `Unknown`. */
  phase?: string;
  ready: boolean;
  /** Name of its Node. */
  node?: string;
}

/**
 * A HorizontalPodAutoscaler.
 *
 * @public
 */
export interface HorizontalPodAutoscalerFacts extends ObjectFacts {
  /** Scale target, in its own namespace. */
  target: { apiVersion?: string; kind: string; name: string };
  minReplicas: number;
  maxReplicas: number;
  currentReplicas?: number;
  desiredReplicas?: number;
}

/**
 * A PodDisruptionBudget.
 *
 * @public
 */
export interface PodDisruptionBudgetFacts extends ObjectFacts {
  /** Selects pods in its namespace. */
  selector: LabelSelectorFacts;
  /** Number or percentage, as written. */
  minAvailable?: string;
  /** Number or percentage, as written. */
  maxUnavailable?: string;
  expectedPods?: number;
  /** Number of pods that may currently be evicted. */
  disruptionsAllowed?: number;
}

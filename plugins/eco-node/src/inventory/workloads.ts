import { LabelSelectorFacts, ObjectFacts } from './ObjectFacts';

/**
 * Amounts as they were written, for example `250m` and `1Gi`. Left out: none is
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
  /** `UDP` or `SCTP`. Left out: TCP. */
  protocol?: string;
}

/**
 * A setting of a container, and where it stands.
 *
 * @public
 */
export interface ContainerSetting<T> {
  value: T;
  /** The path within the container, for example `args[1]` or `env[0]`. */
  field: string;
}

/**
 * What the arguments and environment of a container say by settings that are on
 * the allow-list. A setting that contradicts itself, or has a value of another
 * form, is left out.
 *
 * @public
 */
export interface ContainerSettings {
  /** Names of namespaces, or all. */
  watchedNamespaces?: ContainerSetting<string[] | 'all'>;
  leaderElection?: ContainerSetting<boolean>;
  /** Of Ingresses that name it by the annotation `kubernetes.io/ingress.class`. */
  ingressClass?: ContainerSetting<string>;
}

/**
 * A container of a workload's pods. Its command, arguments and environment may hold
 * secrets: nothing of them is kept but `settings`.
 *
 * @public
 */
export interface ContainerFacts {
  name: string;
  image: string;
  /** True for init containers. */
  init: boolean;
  /** Left out where it asks for neither. */
  requests?: ResourceAmounts;
  /** Left out where it is bounded in neither. */
  limits?: ResourceAmounts;
  /** At most 100. Left out: it declares none, or it was read before Eco kept them. */
  ports?: ContainerPortFacts[];
  /** Left out: it has none of those that are kept. */
  settings?: ContainerSettings;
}

/**
 * A Deployment, DaemonSet, StatefulSet, Job or CronJob, or a ReplicaSet that no
 * Deployment made.
 *
 * @public
 */
export interface WorkloadFacts extends ObjectFacts {
  containers: ContainerFacts[];
  /** The labels that its pods get. */
  podLabels: Record<string, string>;
  serviceAccount?: string;
  /** Pods wanted. Left out for Jobs and CronJobs. */
  desired?: number;
  /** Pods that are ready. */
  ready?: number;
  /** How its pods are replaced, for example `RollingUpdate` or `Recreate`. */
  strategy?: string;
}

/**
 * A Pod that none of the workloads above made: a static one of a node, or one
 * that an operator made itself.
 *
 * @public
 */
export interface PodFacts extends ObjectFacts {
  containers: ContainerFacts[];
  serviceAccount?: string;
  /** `Pending`, `Running`, `Succeeded`, `Failed` or `Unknown`. */
  phase?: string;
  ready: boolean;
  /** The name of its Node. */
  node?: string;
}

/**
 * A HorizontalPodAutoscaler.
 *
 * @public
 */
export interface HorizontalPodAutoscalerFacts extends ObjectFacts {
  /** What it scales, in its own namespace. */
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
  /** Which pods of its namespace. */
  selector: LabelSelectorFacts;
  /** A number or a percentage, as it was written. */
  minAvailable?: string;
  /** A number or a percentage, as it was written. */
  maxUnavailable?: string;
  expectedPods?: number;
  /** How many pods may be evicted now. */
  disruptionsAllowed?: number;
}

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
 * A container of a workload's pods: no command, arguments or environment, which
 * may hold secrets.
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
  /** True where an object of another kind owns it, for example a CronJob its Jobs. */
  owned: boolean;
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

import { UnreadList } from './counts';

/**
 * CPU in millicores and memory in bytes, both whole numbers.
 *
 * @public
 */
export interface ResourceSums {
  cpuMillis: number;
  memoryBytes: number;
}

/**
 * What some workloads request and may take, all their pods together.
 *
 * @public
 */
export interface WorkloadOverhead {
  workloads: number;
  /** Pods wanted. */
  pods: number;
  requests: ResourceSums;
  limits: ResourceSums;
  /** Workloads with a container that sets neither a request nor a limit. */
  withoutRequest: { cpu: number; memory: number };
  /** Workloads with a container that sets no limit. */
  withoutLimit: { cpu: number; memory: number };
}

/**
 * What the workloads of a tool request and may take.
 *
 * @public
 */
export interface ToolOverhead extends WorkloadOverhead {
  toolId: string;
  /**
   * How many more workloads it has, which count as not attributed. Left out: none.
   */
  moreWorkloads?: number;
}

/**
 * What the workloads of a cluster request and may take, beside what its nodes have.
 * What is out of date is here as it was, and in `unknown`.
 *
 * @public
 */
export interface OverheadNumbers {
  /** Left out where no list of workloads was ever read. */
  workloads?: {
    /** In the order of their ids. */
    tools: ToolOverhead[];
    /** Workloads of no tool that Eco recognises: applications, too. */
    notAttributed: WorkloadOverhead;
  };
  /** Of all nodes. Left out where they were never read. */
  allocatable?: ResourceSums;
  /** Of all pods and of the nodes' own processes, as metrics-server measured it. */
  used?: ResourceSums & {
    /** Nodes that were measured. */
    nodes: number;
  };
  /** Why `used` is left out. */
  usedUnknown?: string;
  /** What was not read, or not lately, and why. */
  unknown: UnreadList[];
}

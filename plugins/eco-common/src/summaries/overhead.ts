import { UnreadList } from './counts';

/**
 * CPU in millicores and memory in bytes, both integers.
 *
 * @public
 */
export interface ResourceSums {
  cpuMillis: number;
  memoryBytes: number;
}

/**
 * Summed requests and limits of a set of workloads, over all their pods.
 *
 * @public
 */
export interface WorkloadOverhead {
  workloads: number;
  /** Desired pods. */
  pods: number;
  requests: ResourceSums;
  limits: ResourceSums;
  /** Workloads with a container that sets neither a request nor a limit. */
  withoutRequest: { cpu: number; memory: number };
  /** Workloads with a container that sets no limit. */
  withoutLimit: { cpu: number; memory: number };
}

/**
 * Summed requests and limits of a tool's workloads.
 *
 * @public
 */
export interface ToolOverhead extends WorkloadOverhead {
  toolId: string;
  /**
   * Number of further workloads, which count as not attributed. Omitted if
   * none.
   */
  moreWorkloads?: number;
}

/**
 * Requests and limits of a cluster's workloads, next to its node capacity.
 * Outdated lists show their last state and are named in `unknown`.
 *
 * @public
 */
export interface OverheadNumbers {
  /** Omitted if no list of workloads was ever read. */
  workloads?: {
    /** Sorted by tool id. */
    tools: ToolOverhead[];
    /** Workloads of no detected tool, including applications. */
    notAttributed: WorkloadOverhead;
  };
  /** Sum over all nodes. Omitted if nodes were never read. */
  allocatable?: ResourceSums;
  /** Usage of all pods and of the nodes' own processes, from metrics-server. */
  used?: ResourceSums & {
    /** Number of measured nodes. */
    nodes: number;
  };
  /** Why `used` is omitted. */
  usedUnknown?: string;
  /** Lists that are unread or outdated, with the reason. */
  unknown: UnreadList[];
}

import { CounterEvidence, Evidence, ObjectReference } from './evidence';

/**
 * How a tool is present in a cluster.
 *
 * - `installed`: something runs it, or it consists of CRDs alone and they are
 *   served.
 * - `leftover`: its CRDs, Services or RBAC remain, but nothing runs it.
 * - `traced`: only marks on other objects (a label, a field manager) show it.
 *   It acts on this cluster but may run somewhere else.
 *
 * @public
 */
export type DetectionState = 'installed' | 'leftover' | 'traced';

/**
 * Confidence of a detection, from the number of independent signal kinds that
 * agree.
 *
 * @public
 */
export type Confidence = 'high' | 'medium' | 'low';

/**
 * A version, with the field that states it as evidence.
 *
 * @public
 */
export interface VersionReading {
  /** Without a leading `v`. */
  value: string;
  evidence: Evidence;
}

/**
 * One installation of a tool: its workloads in one namespace, or the whole
 * cluster if the tool has no namespace.
 *
 * @public
 */
export interface Place {
  namespace?: string;
  /** Workloads found there, at most 20. */
  workloads: ObjectReference[];
  /** Number of further workloads. Omitted if none. */
  moreWorkloads?: number;
  /** Omitted if nothing in the cluster states it: the version is unknown. */
  version?: VersionReading;
}

/**
 * A tool found in a cluster.
 *
 * @public
 */
export interface Detection {
  toolId: string;
  state: DetectionState;
  confidence: Confidence;
  /**
   * Version of the first place that states one; otherwise from CRDs or nodes.
   */
  version?: VersionReading;
  /** At most 100. */
  places: Place[];
  /** Number of further places. Omitted if none. */
  morePlaces?: number;
  /** Strongest first, at most 50 items. */
  evidence: Evidence[];
  /** Facts against the detection, at most 20. Omitted if none was seen. */
  counterEvidence?: CounterEvidence[];
}

/**
 * A tool whose presence is unknown: what would show it was not read, so it must
 * not be reported as absent.
 *
 * @public
 */
export interface UnknownTool {
  toolId: string;
  /** What could not be read, and why. */
  reason: string;
  /** ISO 8601. */
  since: string;
}

import { CounterEvidence, Evidence, ObjectReference } from './evidence';

/**
 * What a cluster shows of a tool.
 *
 * - `installed`: something runs it, or it consists of CRDs only and they are served.
 * - `leftover`: its CRDs, Services or RBAC are there, and nothing that runs them.
 * - `traced`: only its marks on foreign objects are there (a label, a field
 *   manager). It works on this cluster, and may well run somewhere else.
 *
 * @public
 */
export type DetectionState = 'installed' | 'leftover' | 'traced';

/**
 * How sure a detection is, by how many independent kinds of signal agree.
 *
 * @public
 */
export type Confidence = 'high' | 'medium' | 'low';

/**
 * A version and the field that states it.
 *
 * @public
 */
export interface VersionReading {
  /** Without a leading `v`. */
  value: string;
  evidence: Evidence;
}

/**
 * One install of a tool: the workloads in one namespace, or the cluster as a
 * whole where a tool has no namespace.
 *
 * @public
 */
export interface Place {
  namespace?: string;
  /** The workloads found there, at most 20. */
  workloads: ObjectReference[];
  /** How many more there are. Left out: none. */
  moreWorkloads?: number;
  /** Left out where nothing on the cluster states it: the version is unknown. */
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
  /** The version of the first place that states one, or what CRDs and nodes state. */
  version?: VersionReading;
  /** At most 100. */
  places: Place[];
  /** How many more there are. Left out: none. */
  morePlaces?: number;
  /** Strongest first, at most 50 pieces. */
  evidence: Evidence[];
  /** What speaks against it, at most 20 pieces. Left out: nothing that was seen. */
  counterEvidence?: CounterEvidence[];
}

/**
 * A tool that could not be looked for: what would show it was not read, so its
 * absence cannot be said.
 *
 * @public
 */
export interface UnknownTool {
  toolId: string;
  /** What could not be read, and why, in words. */
  reason: string;
  /** ISO 8601. */
  since: string;
}

import { Confidence } from '../detection';
import { ObjectReference } from '../evidence';
import { UnreadList } from './counts';

/**
 * The operator frameworks whose traces are known, by the ids of their definitions.
 *
 * @public
 */
export const FRAMEWORK_IDS = [
  'kubebuilder',
  'operator-sdk',
  'kopf',
  'metacontroller',
  'shell-operator',
] as const;

/**
 * One of the operator frameworks.
 *
 * @public
 */
export type FrameworkId = (typeof FRAMEWORK_IDS)[number];

/**
 * One fact that points to a framework.
 *
 * @public
 */
export interface FrameworkFact {
  object: ObjectReference;
  /** The field as a path, for example `spec.template.spec.containers[0].name`. */
  field: string;
  /** What the field says. Text from the cluster: untrusted, at most 256 characters. */
  value: string;
}

/**
 * An operator, what it seems to be built with, and why.
 *
 * @public
 */
export interface FrameworkUse {
  framework: FrameworkId;
  /**
   * The operator's workload. Where that is not to be told: the bundle or the
   * custom resource that is the operator, or the CRD that it acts on.
   */
  subject: ObjectReference;
  confidence: Confidence;
  /** At most 10. */
  evidence: FrameworkFact[];
}

/**
 * What the operators of a cluster seem to be built with. An operator that is not
 * named may be built with any framework: most leave no trace.
 *
 * @public
 */
export interface FrameworkUses {
  /** At most 500. */
  uses: FrameworkUse[];
  /** How many more there are. */
  more: number;
  /** What was not read, or not lately, and why. */
  unknown: UnreadList[];
}

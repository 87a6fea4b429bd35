import { Confidence } from '../detection';
import { ObjectReference } from '../evidence';
import { UnreadList } from './counts';

/**
 * Tool ids of the operator frameworks that Eco can recognize by their traces.
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
 * One of {@link FRAMEWORK_IDS}.
 *
 * @public
 */
export type FrameworkId = (typeof FRAMEWORK_IDS)[number];

/**
 * A fact that indicates a framework.
 *
 * @public
 */
export interface FrameworkFact {
  object: ObjectReference;
  /** Field path, for example `spec.template.spec.containers[0].name`. */
  field: string;
  /**
   * Value of the field: untrusted text from the cluster, at most 256
   * characters.
   */
  value: string;
}

/**
 * An operator and the framework it appears to be built with, with evidence.
 *
 * @public
 */
export interface FrameworkUse {
  framework: FrameworkId;
  /**
   * The operator's workload. If unknown: its bundle, the custom resource that
   * defines it, or the CRD it acts on.
   */
  subject: ObjectReference;
  confidence: Confidence;
  /** At most 10. */
  evidence: FrameworkFact[];
}

/**
 * Frameworks that a cluster's operators appear to be built with. Most
 * frameworks leave no trace, so an operator that is missing here may use any of
 * them.
 *
 * @public
 */
export interface FrameworkUses {
  /** At most 500. */
  uses: FrameworkUse[];
  /** Number of further uses. */
  more: number;
  /** Lists that are unread or outdated, with the reason. */
  unknown: UnreadList[];
}

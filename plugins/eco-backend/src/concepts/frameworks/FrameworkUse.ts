import { Confidence, ObjectReference } from '@backstage-eco/plugin-eco-common';

/**
 * The operator frameworks whose traces are known, by the ids of their definitions.
 *
 * @alpha
 */
export type FrameworkId =
  | 'kubebuilder'
  | 'operator-sdk'
  | 'kopf'
  | 'metacontroller'
  | 'shell-operator';

/**
 * One fact that points to a framework.
 *
 * @alpha
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
 * @alpha
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

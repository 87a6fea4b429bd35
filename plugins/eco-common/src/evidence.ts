/**
 * Kinds of signal that can indicate a tool. Different kinds are independent of
 * each other: a leftover CRD and a running image have different causes.
 *
 * @public
 */
export const SIGNAL_KINDS = [
  'crd',
  'image',
  'workload',
  'service',
  'chart',
  'apiService',
  'webhook',
  'csiDriver',
  'storageClass',
  'ingressClass',
  'gatewayClass',
  'node',
  'label',
  'fieldManager',
  'rbac',
  'configMap',
  'customResource',
  'olm',
] as const;

/**
 * One of {@link SIGNAL_KINDS}.
 *
 * @public
 */
export type SignalKind = (typeof SIGNAL_KINDS)[number];

/**
 * Reference to an object in a cluster.
 *
 * @public
 */
export interface ObjectReference {
  /** For example `apps/v1`. */
  apiVersion: string;
  kind: string;
  /** Omitted for cluster-scoped objects. */
  namespace?: string;
  name: string;
}

/**
 * A fact that indicates a tool: an object, one of its fields, and the value.
 *
 * @public
 */
export interface Evidence {
  signal: SignalKind;
  object: ObjectReference;
  /** Field path, for example `spec.template.spec.containers[0].image`. */
  field: string;
  /**
   * Value of the field: untrusted text from the cluster, at most 256
   * characters.
   */
  value: string;
}

/**
 * Why a fact is evidence against a detection, or against the tool working.
 *
 * - `no-workload`: the tool's own object exists, but nothing runs the tool.
 * - `scaled-to-zero`: the workload's desired replicas are 0.
 * - `not-ready`: the workload wants pods, but none is ready.
 * - `being-deleted`: the object is being deleted.
 * - `not-established`: the API server does not serve the CRD.
 * - `install-failed`: its installer reports a failure.
 * - `other-tool`: the workload's labels belong to an alternative tool.
 * - `other-version`: the field states a version other than the reported one.
 *
 * @public
 */
export type CounterReason =
  | 'no-workload'
  | 'scaled-to-zero'
  | 'not-ready'
  | 'being-deleted'
  | 'not-established'
  | 'install-failed'
  | 'other-tool'
  | 'other-version';

/**
 * A fact that is evidence against a tool.
 *
 * @public
 */
export interface CounterEvidence {
  reason: CounterReason;
  object: ObjectReference;
  /** Field path, for example `spec.replicas`. */
  field: string;
  /**
   * Value of the field: untrusted text from the cluster, at most 256
   * characters.
   */
  value: string;
}

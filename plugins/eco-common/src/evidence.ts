/**
 * The kinds of signal that can point to a tool. Two kinds are independent of
 * each other: a leftover CRD and a running image are made by different acts.
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
 * One of the kinds of signal.
 *
 * @public
 */
export type SignalKind = (typeof SIGNAL_KINDS)[number];

/**
 * An object of a cluster, named so that a person can find it.
 *
 * @public
 */
export interface ObjectReference {
  /** For example `apps/v1`. */
  apiVersion: string;
  kind: string;
  /** Left out for objects that have no namespace. */
  namespace?: string;
  name: string;
}

/**
 * One fact of the cluster that speaks for a tool: which object, which of its
 * fields, and what stands there.
 *
 * @public
 */
export interface Evidence {
  signal: SignalKind;
  object: ObjectReference;
  /** The field as a path, for example `spec.template.spec.containers[0].image`. */
  field: string;
  /** What the field says. Text from the cluster: untrusted, at most 256 characters. */
  value: string;
}

/**
 * Why a fact speaks against a detection, or against that the tool works.
 *
 * - `no-workload`: the tool's own object is there, and nothing that runs the tool.
 * - `scaled-to-zero`: the workload wants no pods.
 * - `not-ready`: the workload wants pods, and none is ready.
 * - `being-deleted`: the object waits for its deletion.
 * - `not-established`: the API server does not serve the CRD.
 * - `install-failed`: who installs it says that it failed.
 * - `other-tool`: the workload's labels are those of an alternative.
 * - `other-version`: the field states another version than the one that counts.
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
 * One fact of the cluster that speaks against a tool.
 *
 * @public
 */
export interface CounterEvidence {
  reason: CounterReason;
  object: ObjectReference;
  /** The field as a path, for example `spec.replicas`. */
  field: string;
  /** What the field says. Text from the cluster: untrusted, at most 256 characters. */
  value: string;
}

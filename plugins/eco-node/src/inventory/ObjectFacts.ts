/**
 * What every kept object has. Only these fields of `metadata` are kept: labels
 * and annotations are bounded, and annotations that repeat a whole object
 * (`kubectl.kubernetes.io/last-applied-configuration`) never arrive here.
 *
 * @public
 */
export interface ObjectFacts {
  apiVersion: string;
  kind: string;
  namespace?: string;
  name: string;
  /** Another object of the same name has another one. */
  uid?: string;
  /** ISO 8601, by the API server's clock. */
  createdAt?: string;
  /** Since when it is being deleted and waits for its finalizers, ISO 8601. */
  deletingSince?: string;
  /** Every object that owns it, at most 100. */
  owners: OwnerFacts[];
  /** What has to be done before it goes once it is deleted, at most 100. */
  finalizers: string[];
  /** Goes up with every change of what is wanted. Left out: its kind does not count. */
  generation?: number;
  /** The generation that its status is about. Left out: its status does not say. */
  observedGeneration?: number;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  /** Who wrote its fields, each way of writing once, at most 100. */
  fieldManagers: FieldManagerFacts[];
}

/**
 * An object that owns another one, from `metadata.ownerReferences`. It is of the
 * same namespace, or of none.
 *
 * @public
 */
export interface OwnerFacts {
  apiVersion: string;
  kind: string;
  name: string;
  /** Another object of the same name has another one. */
  uid?: string;
  /** True for the one that manages it. Left out: it does not. */
  controller?: true;
}

/**
 * One who wrote fields of an object, from `metadata.managedFields`.
 *
 * @public
 */
export interface FieldManagerFacts {
  name: string;
  /** Server-side apply, or any other write. Left out where it was not kept. */
  operation?: 'Apply' | 'Update';
  /** For example `status`. Left out: it wrote the object itself. */
  subresource?: string;
}

/**
 * One of an object's `status.conditions`.
 *
 * @public
 */
export interface ConditionFacts {
  type: string;
  /** `True`, `False` or `Unknown`. */
  status: string;
  reason?: string;
  message?: string;
  /** The last change from one status to another, ISO 8601. */
  since?: string;
}

/**
 * Which objects are chosen by their labels. All of it has to match; a selector
 * with neither chooses all objects.
 *
 * @public
 */
export interface LabelSelectorFacts {
  matchLabels: Record<string, string>;
  matchExpressions: Array<{
    key: string;
    /** `In`, `NotIn`, `Exists` or `DoesNotExist`. */
    operator: string;
    values: string[];
  }>;
}

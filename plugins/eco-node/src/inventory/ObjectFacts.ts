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
  /** Who manages it, or else the first of its owners. */
  owner?: OwnerFacts;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  /** The names of `metadata.managedFields[].manager`, each once. */
  managers: string[];
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

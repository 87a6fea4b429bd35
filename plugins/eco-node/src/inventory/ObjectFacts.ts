/**
 * Metadata stored for every object. Other fields of `metadata` are dropped.
 * Labels and annotations are limited in size, and annotations that contain a
 * whole object (`kubectl.kubernetes.io/last-applied-configuration`) are never
 * stored.
 *
 * @public
 */
export interface ObjectFacts {
  apiVersion: string;
  kind: string;
  namespace?: string;
  name: string;
  /** Distinguishes objects that had the same name at different times. */
  uid?: string;
  /** ISO 8601, by the API server's clock. */
  createdAt?: string;
  /** Start of its deletion, while it waits for its finalizers, ISO 8601. */
  deletingSince?: string;
  /** Owners of the object, at most 100. */
  owners: OwnerFacts[];
  /** Finalizers that hold it when it is deleted, at most 100. */
  finalizers: string[];
  /**
   * Increases with every change of the desired state. Omitted if its kind has
   * none.
   */
  generation?: number;
  /**
   * Generation that its status reflects. Omitted if the status does not state
   * it.
   */
  observedGeneration?: number;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  /** Writers of its fields, at most 100, without duplicates. */
  fieldManagers: FieldManagerFacts[];
}

/**
 * An owner reference from `metadata.ownerReferences`. The owner is in the same
 * namespace or cluster-scoped.
 *
 * @public
 */
export interface OwnerFacts {
  apiVersion: string;
  kind: string;
  name: string;
  /** Distinguishes objects that had the same name at different times. */
  uid?: string;
  /** True if the owner is the managing controller; otherwise omitted. */
  controller?: true;
}

/**
 * A writer of an object's fields, from `metadata.managedFields`.
 *
 * @public
 */
export interface FieldManagerFacts {
  name: string;
  /**
   * `Apply` for server-side apply, `Update` for any other write. Omitted if not
   * stored.
   */
  operation?: 'Apply' | 'Update';
  /** For example `status`. Omitted for writes to the main resource. */
  subresource?: string;
}

/**
 * A condition from an object's `status.conditions`.
 *
 * @public
 */
export interface ConditionFacts {
  type: string;
  /** `True`, `False` or `Unknown`. */
  status: string;
  reason?: string;
  message?: string;
  /** Last transition of the status, ISO 8601. */
  since?: string;
}

/**
 * A label selector. All requirements must match; an empty selector matches all
 * objects.
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

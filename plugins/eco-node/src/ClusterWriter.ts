import { createExtensionPoint } from '@backstage/backend-plugin-api';

/**
 * Resources that Eco writes. It never writes to any other path.
 *
 * @public
 */
export type WritableResource = 'databases.example.com';

/**
 * An object as returned by an API server.
 *
 * @public
 */
export interface ClusterObject {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace: string;
    uid?: string;
    resourceVersion?: string;
    generation?: number;
    creationTimestamp?: string;
    deletionTimestamp?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
    finalizers?: string[];
    managedFields?: ManagedFields[];
  };
  spec?: Record<string, unknown>;
  status?: Record<string, unknown>;
}

/**
 * One entry of `metadata.managedFields`: a manager and its fields.
 *
 * @public
 */
export interface ManagedFields {
  manager?: string;
  /** `Apply` or `Update`. */
  operation?: string;
  subresource?: string;
  [other: string]: unknown;
}

/**
 * Reference to an object in a cluster.
 *
 * @public
 */
export interface ClusterObjectReference {
  cluster: string;
  resource: WritableResource;
  namespace: string;
  name: string;
}

/** @public */
export interface ClusterWriteOptions {
  /** Runs all checks, but writes nothing. */
  dryRun?: boolean;
  signal?: AbortSignal;
}

/**
 * Write access to clusters. Separate from {@link ClusterAccess}, so that it can
 * use its own credentials.
 *
 * Every method throws {@link ClusterStatusError} if an API server refused the
 * request, and {@link ClusterAccessError} if none answered. In the latter case
 * a write may have been carried out nonetheless.
 *
 * @public
 */
export interface ClusterWriter {
  /**
   * Reads one object.
   *
   * @returns undefined if the API server serves the resource but has no such
   *   object
   */
  get(
    reference: ClusterObjectReference,
    options?: { signal?: AbortSignal },
  ): Promise<ClusterObject | undefined>;

  /**
   * Creates an object by POST, with strict field validation. Throws if an
   * object of this name exists already. Its fields are managed as if they had
   * been applied.
   *
   * @returns the object as created, or as it would be created on a dry run
   */
  create(
    cluster: string,
    resource: WritableResource,
    object: ClusterObject,
    options?: ClusterWriteOptions,
  ): Promise<ClusterObject>;

  /**
   * Applies an object by server-side apply, with strict field validation and
   * Eco's own field manager. Never takes over fields that another manager owns.
   *
   * @param object - with `metadata.uid`, only that very object is updated and
   *   none is created
   */
  apply(
    cluster: string,
    resource: WritableResource,
    object: ClusterObject,
    options?: ClusterWriteOptions,
  ): Promise<ClusterObject>;

  /**
   * Deletes an object if it still has this uid. Succeeds if it is already gone.
   */
  delete(
    reference: ClusterObjectReference & { uid: string },
    options?: ClusterWriteOptions,
  ): Promise<void>;
}

/**
 * One cause of a refused request.
 *
 * @public
 */
export interface ClusterStatusCause {
  /** Field path, for example `spec.version`. */
  field?: string;
  /** For example `FieldValueInvalid` or `FieldManagerConflict`. */
  reason?: string;
  message: string;
}

/**
 * Thrown if an API server, or a proxy answering for it, refused a request.
 *
 * @see
 *   https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/status/
 * @public
 */
export class ClusterStatusError extends Error {
  /** HTTP status code. */
  readonly status: number;
  /** For example `Forbidden`; empty if the API server gave none. */
  readonly reason: string;
  readonly causes: ClusterStatusCause[];

  constructor(options: {
    status: number;
    reason: string;
    message: string;
    causes?: ClusterStatusCause[];
  }) {
    super(options.message);
    this.name = 'ClusterStatusError';
    this.status = options.status;
    this.reason = options.reason;
    this.causes = options.causes ?? [];
  }
}

/**
 * Lets a module replace how Eco writes to clusters. At most one module may do
 * so.
 *
 * @public
 */
export interface EcoClusterWriterExtensionPoint {
  setClusterWriter(writer: ClusterWriter): void;
}

/** @public */
export const ecoClusterWriterExtensionPoint =
  createExtensionPoint<EcoClusterWriterExtensionPoint>({
    id: 'eco.cluster-writer',
  });

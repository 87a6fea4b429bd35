import { createExtensionPoint } from '@backstage/backend-plugin-api';

/**
 * The resources that Eco writes. No other path is ever taken.
 *
 * @public
 */
export type WritableResource = 'databases.example.com';

/**
 * An object as an API server has it.
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
 * Who manages which fields of an object.
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
 * Which object of a cluster.
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
  /** Has everything checked and nothing written. */
  dryRun?: boolean;
  signal?: AbortSignal;
}

/**
 * The way to write to clusters, apart from {@link ClusterAccess} so that it can
 * have credentials of its own.
 *
 * Every method throws {@link ClusterStatusError} for what an API server refused,
 * and {@link ClusterAccessError} where none answered: a write may have been
 * carried out all the same.
 *
 * @public
 */
export interface ClusterWriter {
  /**
   * Reads one object.
   *
   * @returns undefined where the API server serves the resource and has no such
   * object
   */
  get(
    reference: ClusterObjectReference,
    options?: { signal?: AbortSignal },
  ): Promise<ClusterObject | undefined>;

  /**
   * Makes an object by POST, with strict validation. An object of that name that
   * is there already is left alone, which is an error. Its fields are managed as
   * if they had been applied.
   *
   * @returns the object as the API server has it, or would have it
   */
  create(
    cluster: string,
    resource: WritableResource,
    object: ClusterObject,
    options?: ClusterWriteOptions,
  ): Promise<ClusterObject>;

  /**
   * Applies an object by server-side apply, with strict validation and a field
   * manager of Eco's own. Fields that somebody else manages are never taken.
   *
   * @param object - with `metadata.uid`: only this very object is changed, and
   * none is made
   */
  apply(
    cluster: string,
    resource: WritableResource,
    object: ClusterObject,
    options?: ClusterWriteOptions,
  ): Promise<ClusterObject>;

  /**
   * Deletes an object, if it has this uid still. One that is gone is no error.
   */
  delete(
    reference: ClusterObjectReference & { uid: string },
    options?: ClusterWriteOptions,
  ): Promise<void>;
}

/**
 * One reason of a refusal.
 *
 * @public
 */
export interface ClusterStatusCause {
  /** A path in the object, for example `spec.version`. */
  field?: string;
  /** For example `FieldValueInvalid` or `FieldManagerConflict`. */
  reason?: string;
  message: string;
}

/**
 * An API server, or what stands before it in its name, refused a request.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/status/
 * @public
 */
export class ClusterStatusError extends Error {
  /** Of HTTP. */
  readonly status: number;
  /** For example `Forbidden`; empty where the API server gave none. */
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
 * Lets a module bring its own way to write to the clusters. At most one may.
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

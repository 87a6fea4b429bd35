import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import {
  ClusterObject,
  ClusterObjectReference,
  ClusterWriteOptions,
  ClusterWriter,
  WritableResource,
} from '@backstage-eco/plugin-eco-node';
import { KubernetesPlugin } from './KubernetesPlugin';
import { collectionPath, isName, objectPath } from './objectPath';
import { readBounded } from './readBounded';
import { toAccessError } from './toAccessError';
import { asApplied, FIELD_MANAGER } from './managedFields';
import { toClusterObject } from './toClusterObject';
import { isConflict, isMissingObject, toStatusError } from './toStatusError';

/** API servers store no larger objects. */
const MAX_OBJECT_BYTES = 2 * 1024 * 1024;

/** Token that the Kubernetes plugin sends instead of its own credential. */
const TOKEN_HEADER = 'Backstage-Kubernetes-Authorization';

/** Attempts to write while the object's controller writes, too. */
const MAX_ATTEMPTS = 5;

/**
 * Default writer to the clusters: through the Kubernetes plugin of the same
 * portal, with Eco's own service credentials. If a separate token is configured
 * for a cluster, the plugin sends it instead of its own.
 */
export class KubernetesPluginClusterWriter implements ClusterWriter {
  readonly #plugin: KubernetesPlugin;
  readonly #findToken: (cluster: string) => Promise<string | undefined>;

  constructor(options: {
    auth: AuthService;
    discovery: DiscoveryService;
    findToken?: (cluster: string) => Promise<string | undefined>;
  }) {
    this.#plugin = new KubernetesPlugin(options);
    this.#findToken = options.findToken ?? (async () => undefined);
  }

  /** {@inheritDoc @backstage-eco/plugin-eco-node#ClusterWriter.get} */
  async get(
    reference: ClusterObjectReference,
    options: { signal?: AbortSignal } = {},
  ): Promise<ClusterObject | undefined> {
    if (!isName(reference.namespace) || !isName(reference.name)) {
      return undefined;
    }
    try {
      const answer = await this.#send(reference.cluster, {
        method: 'GET',
        path: objectPath(reference),
        signal: options.signal,
      });
      return toClusterObject(answer);
    } catch (error) {
      if (isMissingObject(error)) {
        return undefined;
      }
      throw error;
    }
  }

  /** {@inheritDoc @backstage-eco/plugin-eco-node#ClusterWriter.create} */
  async create(
    cluster: string,
    resource: WritableResource,
    object: ClusterObject,
    options: ClusterWriteOptions = {},
  ): Promise<ClusterObject> {
    const { namespace } = object.metadata;
    const answer = await this.#send(cluster, {
      method: 'POST',
      path: `${collectionPath(resource, namespace)}${writeQuery(options)}`,
      body: object,
      signal: options.signal,
    });
    const created = toClusterObject(answer);
    if (!options.dryRun) {
      const reference = { cluster, resource, ...object.metadata };
      // The object exists, so errors do not matter: `apply` tries again.
      await this.#manageFields(reference, created, options).catch(() => {});
    }
    return created;
  }

  /** {@inheritDoc @backstage-eco/plugin-eco-node#ClusterWriter.apply} */
  async apply(
    cluster: string,
    resource: WritableResource,
    object: ClusterObject,
    options: ClusterWriteOptions = {},
  ): Promise<ClusterObject> {
    const reference = { cluster, resource, ...object.metadata };
    if (!options.dryRun) {
      await this.#manageFields(
        reference,
        await this.get(reference, options),
        options,
      );
    }
    const answer = await this.#send(cluster, {
      method: 'PATCH',
      path: `${objectPath(reference)}${writeQuery(options)}`,
      body: object,
      contentType: 'application/apply-patch+yaml',
      signal: options.signal,
    });
    return toClusterObject(answer);
  }

  /** {@inheritDoc @backstage-eco/plugin-eco-node#ClusterWriter.delete} */
  async delete(
    reference: ClusterObjectReference & { uid: string },
    options: ClusterWriteOptions = {},
  ): Promise<void> {
    // A query instead of a body, because proxies may drop the body of a DELETE.
    const query = new URLSearchParams({
      uid: reference.uid,
      ...(options.dryRun && { dryRun: 'All' }),
    });
    try {
      await this.#send(reference.cluster, {
        method: 'DELETE',
        path: `${objectPath(reference)}?${query}`,
        signal: options.signal,
      });
    } catch (error) {
      if (!isMissingObject(error)) {
        throw error;
      }
    }
  }

  /**
   * Converts the fields that Eco manages since it created the object to applied
   * ones. Otherwise, an apply would conflict with them, and would never remove
   * any.
   *
   * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/
   */
  async #manageFields(
    reference: ClusterObjectReference,
    object: ClusterObject | undefined,
    { signal }: ClusterWriteOptions,
    attempts = MAX_ATTEMPTS,
  ): Promise<void> {
    const managedFields = object && asApplied(object);
    if (!managedFields) {
      return;
    }
    const { resourceVersion } = object.metadata;
    try {
      await this.#send(reference.cluster, {
        method: 'PATCH',
        path: `${objectPath(reference)}?fieldManager=${FIELD_MANAGER}`,
        contentType: 'application/json-patch+json',
        body: [
          {
            op: 'replace',
            path: '/metadata/managedFields',
            value: managedFields,
          },
          {
            op: 'replace',
            path: '/metadata/resourceVersion',
            value: resourceVersion,
          },
        ],
        signal,
      });
    } catch (error) {
      if (!isConflict(error) || attempts <= 1) {
        throw error;
      }
      // The controller wrote in the meantime.
      const current = await this.get(reference, { signal });
      await this.#manageFields(reference, current, { signal }, attempts - 1);
    }
  }

  async #send(cluster: string, request: WriteRequest): Promise<string> {
    const { method, path, body, contentType, signal } = request;
    const token = await this.#findToken(cluster);
    const response = await this.#plugin.fetchCluster({
      cluster,
      path,
      init: { method, body: body && JSON.stringify(body), signal },
      headers: {
        Accept: 'application/json',
        ...(token && { [TOKEN_HEADER]: `Bearer ${token}` }),
        ...(body && { 'Content-Type': contentType ?? 'application/json' }),
      },
    });
    const text = await readBounded(response, MAX_OBJECT_BYTES).catch(error => {
      throw toAccessError(error, signal);
    });
    if (!response.ok) {
      throw toStatusError(response.status, text);
    }
    return text;
  }
}

interface WriteRequest {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  path: string;
  body?: object;
  contentType?: string;
  signal?: AbortSignal;
}

function writeQuery({ dryRun }: ClusterWriteOptions): string {
  const query = new URLSearchParams({
    fieldManager: FIELD_MANAGER,
    fieldValidation: 'Strict',
    ...(dryRun && { dryRun: 'All' }),
  });
  return `?${query}`;
}

import { KubernetesError } from './KubernetesError';
import { KubernetesList, KubernetesObject, ObjectReference } from './objects';
import { ResourceMapper, ResourceMapping } from './ResourceMapper';
import { Transport, TransportOptions, TransportRequest } from './transport';

const FIELD_MANAGER = 'eco-demo-cluster';
const APPLY = 'application/apply-patch+yaml';
const MERGE = 'application/merge-patch+json';

/** Options of a server-side apply. */
export interface ApplyOptions {
  /** Owner of the fields afterwards. Default: `eco-demo-cluster`. */
  fieldManager?: string;
  /** With `status`, applies only the object's status. */
  subresource?: 'status';
  /** Returns the result without storing it. */
  dryRun?: boolean;
  signal?: AbortSignal;
}

/** Objects to list. */
export interface ListOptions {
  apiVersion: string;
  kind: string;
  /** By default all namespaces. */
  namespace?: string;
  labelSelector?: string;
}

/**
 * The few API verbs that tests and the demo need. Every refusal is a {@link
 * KubernetesError} with the server's own message.
 */
export class KubernetesClient {
  readonly #transport: Transport;
  readonly #mapper: ResourceMapper;

  constructor(options: TransportOptions) {
    this.#transport = new Transport(options);
    this.#mapper = new ResourceMapper(this.#transport);
  }

  /**
   * Sends any request and returns the parsed JSON answer.
   *
   * @throws KubernetesError if the answer is not 2xx
   */
  async request<T = any>(options: TransportRequest): Promise<T> {
    return JSON.parse(await this.#transport.send(options)) as T;
  }

  /** Sends a GET and returns the raw answer, for example of `/readyz`. */
  getText(path: string, signal?: AbortSignal): Promise<string> {
    return this.#transport.send({ method: 'GET', path, signal });
  }

  /** @throws KubernetesError with status 404 if the object does not exist */
  async get(reference: ObjectReference): Promise<KubernetesObject> {
    const path = await this.#objectPath(reference);
    return this.request({ method: 'GET', path });
  }

  /**
   * Gets an object. Returns undefined only if the server answered that it does
   * not exist.
   */
  async find(
    reference: ObjectReference,
  ): Promise<KubernetesObject | undefined> {
    try {
      return await this.get(reference);
    } catch (error) {
      if (error instanceof KubernetesError && error.status === 404) {
        return undefined;
      }
      throw error;
    }
  }

  /** Lists all objects of a kind, in one answer. */
  async list(options: ListOptions): Promise<KubernetesObject[]> {
    const mapping = await this.mapping(options.apiVersion, options.kind);
    const selector = options.labelSelector
      ? `?labelSelector=${encodeURIComponent(options.labelSelector)}`
      : '';
    const list = await this.request<KubernetesList>({
      method: 'GET',
      path: `${collectionPath(mapping, options.namespace)}${selector}`,
    });
    const { apiVersion, kind } = options;
    return list.items.map(item => ({ ...item, apiVersion, kind }));
  }

  /**
   * Applies an object server-side, and takes over fields of other owners.
   *
   * @throws KubernetesError if the server refuses the object
   */
  async serverSideApply(
    object: KubernetesObject,
    options: ApplyOptions = {},
  ): Promise<KubernetesObject> {
    const { fieldManager = FIELD_MANAGER, subresource, signal } = options;
    const path = await this.#objectPath(referenceOf(object));
    const query = new URLSearchParams({ fieldManager, force: 'true' });
    if (options.dryRun) {
      query.set('dryRun', 'All');
    }
    return this.request({
      method: 'PATCH',
      path: `${path}${subresource ? `/${subresource}` : ''}?${query}`,
      body: object,
      contentType: APPLY,
      signal,
    });
  }

  /** @throws KubernetesError with status 409 if the object exists */
  async create(object: KubernetesObject): Promise<KubernetesObject> {
    const mapping = await this.mapping(object.apiVersion, object.kind);
    const path = collectionPath(mapping, object.metadata.namespace);
    const query = `fieldManager=${FIELD_MANAGER}`;
    return this.request({
      method: 'POST',
      path: `${path}?${query}`,
      body: object,
    });
  }

  /** Merges into the object's status only. */
  async patchStatus(
    reference: ObjectReference,
    status: unknown,
  ): Promise<KubernetesObject> {
    return this.request({
      method: 'PATCH',
      path: `${await this.#objectPath(reference)}/status`,
      body: { status },
      contentType: MERGE,
    });
  }

  /** Merges into the object, except its status if that is a subresource. */
  async patch(
    reference: ObjectReference,
    change: unknown,
  ): Promise<KubernetesObject> {
    return this.request({
      method: 'PATCH',
      path: await this.#objectPath(reference),
      body: change,
      contentType: MERGE,
    });
  }

  /** Requests the deletion; finalizers may delay it. */
  async delete(reference: ObjectReference): Promise<void> {
    const path = await this.#objectPath(reference);
    await this.request({ method: 'DELETE', path });
  }

  /** Returns how the server addresses a kind. */
  mapping(apiVersion: string, kind: string): Promise<ResourceMapping> {
    return this.#mapper.map(apiVersion, kind);
  }

  /** Closes the connections. */
  close(): void {
    this.#transport.close();
  }

  async #objectPath(reference: ObjectReference): Promise<string> {
    const mapping = await this.mapping(reference.apiVersion, reference.kind);
    const namespace = mapping.namespaced
      ? reference.namespace ?? 'default'
      : undefined;
    const name = encodeURIComponent(reference.name);
    return `${collectionPath(mapping, namespace)}/${name}`;
  }
}

function collectionPath(mapping: ResourceMapping, namespace?: string): string {
  const { base, resource, namespaced } = mapping;
  return namespaced && namespace
    ? `${base}/namespaces/${encodeURIComponent(namespace)}/${resource}`
    : `${base}/${resource}`;
}

function referenceOf(object: KubernetesObject): ObjectReference {
  const { name, namespace } = object.metadata;
  return { apiVersion: object.apiVersion, kind: object.kind, name, namespace };
}

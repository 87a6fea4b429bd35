import { KubernetesError } from './KubernetesError';
import { Transport } from './transport';

/** API path and scope of a kind. */
export interface ResourceMapping {
  /** Path of its group version, for example `/apis/apps/v1`. */
  base: string;
  /** Plural name, for example `deployments`. */
  resource: string;
  namespaced: boolean;
  /** Whether status is a subresource. */
  hasStatus: boolean;
}

interface ApiResource {
  name: string;
  kind: string;
  namespaced: boolean;
}

/**
 * Looks up the API paths of kinds, with one discovery request per group
 * version.
 */
export class ResourceMapper {
  readonly #transport: Transport;
  readonly #groupVersions = new Map<string, Promise<ApiResource[]>>();

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /**
   * Returns the mapping of a kind. If the kind is unknown, repeats discovery
   * once, because a CRD may have added it.
   *
   * @throws KubernetesError with reason `NotFound` if the server does not serve
   * the kind
   */
  async map(apiVersion: string, kind: string): Promise<ResourceMapping> {
    const known = this.#groupVersions.has(apiVersion);
    const mapping = await this.#find(apiVersion, kind);
    if (mapping) {
      return mapping;
    }
    if (known) {
      this.#groupVersions.delete(apiVersion);
      const found = await this.#find(apiVersion, kind);
      if (found) {
        return found;
      }
    }
    throw new KubernetesError({
      request: `Looking for ${kind} in ${apiVersion}`,
      status: 404,
      reason: 'NotFound',
      message: `the server does not serve ${kind} of ${apiVersion}`,
    });
  }

  async #find(
    apiVersion: string,
    kind: string,
  ): Promise<ResourceMapping | undefined> {
    const base = basePath(apiVersion);
    const resources = await this.#resources(apiVersion, base);
    const resource = resources.find(
      ({ kind: other, name }) => other === kind && !name.includes('/'),
    );
    if (!resource) {
      return undefined;
    }
    return {
      base,
      resource: resource.name,
      namespaced: resource.namespaced,
      hasStatus: resources.some(
        ({ name }) => name === `${resource.name}/status`,
      ),
    };
  }

  #resources(apiVersion: string, base: string): Promise<ApiResource[]> {
    let resources = this.#groupVersions.get(apiVersion);
    if (!resources) {
      resources = this.#transport
        .send({ method: 'GET', path: base })
        .then(body => JSON.parse(body).resources as ApiResource[])
        .catch(error => {
          this.#groupVersions.delete(apiVersion);
          if (error instanceof KubernetesError && error.status === 404) {
            return [];
          }
          throw error;
        });
      this.#groupVersions.set(apiVersion, resources);
    }
    return resources;
  }
}

/**
 * Returns the path of a group version: `v1` is below `/api`, groups are below
 * `/apis`.
 */
function basePath(apiVersion: string): string {
  return apiVersion.includes('/')
    ? `/apis/${apiVersion}`
    : `/api/${apiVersion}`;
}

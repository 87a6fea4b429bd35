import { KubernetesClient } from '../client/KubernetesClient';
import { KubernetesError } from '../client/KubernetesError';
import { describeObject, KubernetesObject } from '../client/objects';
import { NoAnswer, PARALLEL_REQUESTS } from '../client/transport';
import { forEachParallel } from './forEachParallel';
import { prepareObject, statusOf } from './prepareObject';
import { ManifestObject } from './readManifests';
import { InstallManifestsOptions, InstallReport } from './types';
import { waitForCrd } from './waitForCrd';

/** Each attempt may take a minute on a slow machine. */
const ATTEMPTS = 4;

/** Error for an object that the server stored but does not act on. */
class Refusal extends Error {}

/** Returns why the server refused, or undefined if it did not answer. */
function refusalOf(error: unknown): string | undefined {
  if (error instanceof KubernetesError) {
    return error.serverMessage;
  }
  return error instanceof Refusal ? error.message : undefined;
}

/**
 * Retries work after timeouts, which are not refusals.
 *
 * @param work - Must be idempotent, like an apply
 */
async function withRetries<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!isLate(error) || attempt === ATTEMPTS) {
        throw error;
      }
    }
  }
}

function isLate(error: unknown): boolean {
  return error instanceof KubernetesError
    ? error.status === 504
    : error instanceof NoAnswer;
}

/** Installs objects into a cluster, and fills in the report. */
export class Installation {
  readonly #client: KubernetesClient;
  readonly #report: InstallReport;
  readonly #options: InstallManifestsOptions;

  constructor(
    client: KubernetesClient,
    report: InstallReport,
    options: InstallManifestsOptions,
  ) {
    this.#client = client;
    this.#report = report;
    this.#options = options;
  }

  /** @returns the objects that the server accepted */
  async applyAll(manifests: ManifestObject[]): Promise<ManifestObject[]> {
    const taken: ManifestObject[] = [];
    await this.#forEach(manifests, async manifest => {
      const object = await this.#apply(prepareObject(manifest.object));
      const { apiVersion, kind, metadata } = object;
      const { name, namespace } = metadata;
      const { file } = manifest;
      const installed = { apiVersion, kind, name, namespace, file };
      this.#report.installed.push(installed);
      taken.push(manifest);
    });
    return taken;
  }

  /** Reports CRDs that the server accepted but does not serve. */
  async waitForCrds(manifests: ManifestObject[]): Promise<void> {
    await this.#forEach(manifests, async ({ object }) => {
      const { signal } = this.#options;
      const reason = await waitForCrd(this.#client, object, signal);
      if (reason) {
        throw new Refusal(reason);
      }
    });
  }

  async makeMissingNamespaces(manifests: ManifestObject[]): Promise<void> {
    const existing = await this.#client.list({
      apiVersion: 'v1',
      kind: 'Namespace',
    });
    const names = new Set(existing.map(({ metadata }) => metadata.name));
    const missing = new Map<string, KubernetesObject>();
    for (const { object } of manifests) {
      const { namespace } = object.metadata;
      if (namespace && !names.has(namespace)) {
        missing.set(namespace, {
          apiVersion: 'v1',
          kind: 'Namespace',
          metadata: { name: namespace },
        });
      }
    }
    await this.applyAll([...missing.values()].map(object => ({ object })));
  }

  async #apply(object: KubernetesObject): Promise<KubernetesObject> {
    const { signal } = this.#options;
    const { namespaced, hasStatus } = await this.#client.mapping(
      object.apiVersion,
      object.kind,
    );
    const { namespace, ...metadata } = object.metadata;
    const placed: KubernetesObject = {
      ...object,
      metadata: namespaced
        ? { ...metadata, namespace: namespace ?? 'default' }
        : metadata,
    };
    if (!placed.metadata.name) {
      return this.#client.create(placed);
    }
    const applied = await withRetries(() =>
      this.#client.serverSideApply(placed, { signal }),
    );
    const status = hasStatus ? statusOf(placed) : undefined;
    if (status) {
      const subresource = 'status';
      await withRetries(() =>
        this.#client.serverSideApply(status, { subresource, signal }),
      );
    }
    return applied;
  }

  async #forEach(
    manifests: ManifestObject[],
    work: (manifest: ManifestObject) => Promise<void>,
  ): Promise<void> {
    await forEachParallel(manifests, PARALLEL_REQUESTS, async manifest => {
      this.#options.signal?.throwIfAborted();
      try {
        await work(manifest);
      } catch (error) {
        const reason = refusalOf(error);
        if (reason === undefined) {
          throw error;
        }
        const { object, file, line } = manifest;
        this.#report.refused.push({
          object: describeObject(object),
          file,
          line,
          reason,
        });
      }
    });
  }
}

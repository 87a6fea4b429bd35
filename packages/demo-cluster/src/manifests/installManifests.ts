import { KubernetesClient } from '../client/KubernetesClient';
import { KubernetesError } from '../client/KubernetesError';
import { describeObject, KubernetesObject } from '../client/objects';
import { PARALLEL_REQUESTS } from '../client/transport';
import { ProgressTimer } from '../progress/ProgressTimer';
import { forEachParallel } from './forEachParallel';
import { canRefuseOthers, prepareObject, statusOf } from './prepareObject';
import {
  listManifestFiles,
  ManifestObject,
  readManifestFile,
} from './readManifests';
import { InstallManifestsOptions, InstallReport } from './types';
import { waitForCrd } from './waitForCrds';

/** Objects that others need while they are admitted. */
const FOUNDATIONS = [
  'ServiceAccount',
  'StorageClass',
  'PriorityClass',
  'RuntimeClass',
  'LimitRange',
];

/**
 * Installs manifests by server-side apply: namespaces, CRDs, the rest, and at
 * last what can make the server refuse other objects; webhooks are made
 * harmless. Statuses go in through the subresource. What the server refuses is
 * reported and does not stop the rest.
 *
 * @throws an error where the server does not answer, or a folder cannot be read
 */
export async function installManifests(
  client: KubernetesClient,
  options: InstallManifestsOptions,
): Promise<InstallReport> {
  const report: InstallReport = { installed: [], refused: [] };
  const manifests = await readAll(options, report);
  const installation = new Installation(client, report, options);
  const timer = new ProgressTimer(seconds => {
    const done = report.installed.length + report.refused.length;
    options.onProgress?.(
      `installed ${done} of ${manifests.length} objects (${seconds} s)`,
    );
  });
  try {
    await installInOrder(installation, orderSteps(manifests));
  } finally {
    timer.stop();
  }
  return report;
}

async function installInOrder(
  installation: Installation,
  steps: Steps,
): Promise<void> {
  await installation.applyAll(steps.namespaces);
  await installation.applyAll(steps.crds);
  await installation.waitForCrds(steps.crds);
  await installation.makeMissingNamespaces([...steps.rest, ...steps.last]);
  await installation.applyAll(steps.foundations);
  await installation.applyAll(steps.rest);
  await installation.applyAll(steps.last);
}

async function readAll(
  options: InstallManifestsOptions,
  report: InstallReport,
): Promise<ManifestObject[]> {
  const { folder, objects = [] } = options;
  const files = [
    ...(folder ? await listManifestFiles(folder) : []),
    ...(options.files ?? []),
  ];
  const manifests: ManifestObject[] = objects.map(object => ({ object }));
  for (const file of files) {
    options.signal?.throwIfAborted();
    const read = await readManifestFile(file);
    manifests.push(...read.documents);
    report.refused.push(...read.refused);
  }
  return manifests;
}

interface Steps {
  namespaces: ManifestObject[];
  crds: ManifestObject[];
  foundations: ManifestObject[];
  rest: ManifestObject[];
  last: ManifestObject[];
}

function orderSteps(manifests: ManifestObject[]): Steps {
  const steps: Steps = {
    namespaces: [],
    crds: [],
    foundations: [],
    rest: [],
    last: [],
  };
  for (const manifest of manifests) {
    steps[stepOf(manifest.object)].push(manifest);
  }
  return steps;
}

function stepOf(object: KubernetesObject): keyof Steps {
  if (object.kind === 'Namespace' && object.apiVersion === 'v1') {
    return 'namespaces';
  }
  if (object.kind === 'CustomResourceDefinition') {
    return 'crds';
  }
  if (canRefuseOthers(object)) {
    return 'last';
  }
  return FOUNDATIONS.includes(object.kind) ? 'foundations' : 'rest';
}

class Installation {
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

  async applyAll(manifests: ManifestObject[]): Promise<void> {
    await this.#forEach(manifests, async manifest => {
      const object = await this.#apply(prepareObject(manifest.object));
      const { apiVersion, kind, metadata } = object;
      const { name, namespace } = metadata;
      const { file } = manifest;
      const installed = { apiVersion, kind, name, namespace, file };
      this.#report.installed.push(installed);
    });
  }

  /** Reports those that the server took but does not serve. */
  async waitForCrds(manifests: ManifestObject[]): Promise<void> {
    const refused = new Set(this.#report.refused.map(({ object }) => object));
    const installed = manifests.filter(
      ({ object }) => !refused.has(describeObject(object)),
    );
    await this.#forEach(installed, async ({ object }) => {
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
    const applied = await this.#client.serverSideApply(placed, { signal });
    const status = hasStatus ? statusOf(placed) : undefined;
    if (status) {
      const subresource = 'status';
      await this.#client.serverSideApply(status, { subresource, signal });
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
        if (!(error instanceof KubernetesError || error instanceof Refusal)) {
          throw error;
        }
        const { object, file, line } = manifest;
        const reason = error.message;
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

/** The server took an object and does not act on it. */
class Refusal extends Error {}

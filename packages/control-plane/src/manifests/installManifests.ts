import { KubernetesClient } from '../client/KubernetesClient';
import { describeObject, KubernetesObject } from '../client/objects';
import { ProgressTimer } from '../progress/ProgressTimer';
import { Installation } from './Installation';
import { canRefuseOthers } from './prepareObject';
import {
  listManifestFiles,
  ManifestObject,
  readManifestFile,
} from './readManifests';
import { InstallManifestsOptions, InstallReport, RefusedObject } from './types';

/** Kinds that others need at admission. */
const FOUNDATIONS = [
  'ServiceAccount',
  'StorageClass',
  'PriorityClass',
  'RuntimeClass',
  'LimitRange',
];

/**
 * Installs manifests by server-side apply, in this order: namespaces, CRDs, the
 * rest, and last what can make the server refuse other objects. Webhooks are
 * set to `Ignore`, and statuses are applied through the subresource. Objects
 * that the server refuses are reported; the others are installed.
 *
 * @throws an error if the server does not answer, or a folder cannot be read
 */
export async function installManifests(
  client: KubernetesClient,
  options: InstallManifestsOptions,
): Promise<InstallReport> {
  const report: InstallReport = { installed: [], refused: [] };
  const manifests = withoutRepeated(await readAll(options, report), report);
  const installation = new Installation(client, report, options);
  const timer = new ProgressTimer(seconds => {
    const done = report.installed.length;
    options.onProgress?.(
      `installed ${done} of ${manifests.length} objects (${seconds} s)`,
    );
  });
  try {
    await installInOrder(installation, orderSteps(manifests));
  } finally {
    timer.stop();
  }
  report.refused.sort(compareRefused);
  return report;
}

async function installInOrder(
  installation: Installation,
  steps: Steps,
): Promise<void> {
  await installation.applyAll(steps.namespaces);
  await installation.waitForCrds(await installation.applyAll(steps.crds));
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

/** Keeps the last manifest of each object, as if all were applied in order. */
function withoutRepeated(
  manifests: ManifestObject[],
  report: InstallReport,
): ManifestObject[] {
  const last = new Map<string, ManifestObject>();
  for (const manifest of manifests) {
    last.set(identityOf(manifest.object), manifest);
  }
  return manifests.filter(manifest => {
    const other = last.get(identityOf(manifest.object));
    if (manifest === other || !manifest.object.metadata.name) {
      return true;
    }
    const { object, file, line } = manifest;
    report.refused.push({
      object: describeObject(object),
      file,
      line,
      reason: `not installed: ${
        other?.file ?? 'a later object'
      } has the same object and comes later`,
    });
    return false;
  });
}

/**
 * Identifies an object. The API version is not part of it: all versions of a
 * kind are the same object.
 */
function identityOf({ apiVersion, kind, metadata }: KubernetesObject): string {
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  return [group, kind, metadata.namespace ?? 'default', metadata.name].join(
    '|',
  );
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

/** Sorts by file and line, because concurrent requests end in any order. */
function compareRefused(one: RefusedObject, other: RefusedObject): number {
  const byFile = (one.file ?? '').localeCompare(other.file ?? '');
  return byFile || (one.line ?? 0) - (other.line ?? 0);
}

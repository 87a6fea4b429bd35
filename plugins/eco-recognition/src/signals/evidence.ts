import {
  CounterEvidence,
  CounterReason,
  Evidence,
  ObjectReference,
  SignalKind,
} from '@backstage-eco/plugin-eco-common';
import { ObjectFacts, WorkloadFacts } from '@backstage-eco/plugin-eco-node';
import { VersionCandidate } from './SignalMatcher';
import { VersionField } from './types';

const MAX_VALUE_LENGTH = 256;

/** Recommended label for the version of an application. */
const VERSION_LABEL = 'app.kubernetes.io/version';

/**
 * Returns a reference to an object, without its other fields.
 *
 * @public
 */
export function referenceTo(object: ObjectReference): ObjectReference {
  const { apiVersion, kind, namespace, name } = object;
  return { apiVersion, kind, ...(namespace && { namespace }), name };
}

/**
 * Builds evidence from an object, a field and its value, truncated to 256
 * characters.
 *
 * @public
 */
export function evidenceOf(
  signal: SignalKind,
  object: ObjectReference,
  fact: { field: string; value: string },
): Evidence {
  return { signal, object: referenceTo(object), ...boundedFact(fact) };
}

/** Builds counter-evidence against a tool, or against it working. */
export function counterEvidenceOf(
  reason: CounterReason,
  object: ObjectReference,
  fact: { field: string; value: string },
): CounterEvidence {
  return { reason, object: referenceTo(object), ...boundedFact(fact) };
}

function boundedFact({ field, value }: { field: string; value: string }) {
  return { field, value: value.slice(0, MAX_VALUE_LENGTH) };
}

/** Returns the path of the pod spec in a workload. */
function podSpecPath(kind: string): string {
  if (kind === 'Pod') {
    return 'spec';
  }
  return kind === 'CronJob'
    ? 'spec.jobTemplate.spec.template.spec'
    : 'spec.template.spec';
}

/**
 * Returns the path of the pods' service account in a workload.
 *
 * @public
 */
export function serviceAccountPath({ kind }: WorkloadFacts): string {
  return `${podSpecPath(kind)}.serviceAccountName`;
}

/**
 * Cache, because each container is looked up and a workload may have thousands.
 */
const PLACES = new WeakMap<object, string[]>();

/**
 * Returns the path of a container, by its index among all containers of the
 * workload.
 *
 * @public
 */
export function containerPath(
  workload: WorkloadFacts,
  position: number,
): string {
  const { kind, containers } = workload;
  const places = PLACES.get(containers) ?? placesIn(containers);
  PLACES.set(containers, places);
  return `${podSpecPath(kind)}.${places[position]}`;
}

/** Returns each container's path within the pod spec. */
function placesIn(containers: WorkloadFacts['containers']): string[] {
  const counts = { initContainers: 0, containers: 0 };
  return containers.map(({ init }) => {
    const list = init ? 'initContainers' : 'containers';
    return `${list}[${counts[list]++}]`;
  });
}

/**
 * Chart that rendered an object, from its label.
 *
 * @public
 */
export interface ChartMark {
  name: string;
  /** Version of the chart; of the original chart if a vendor repackaged it. */
  version: string;
  label: string;
  value: string;
}

const CHART_LABELS = ['helm.sh/chart', 'chart'];

/**
 * Reads an object's chart label, `<name>-<version>`: `helm.sh/chart`, or
 * `chart` in older charts.
 *
 * @public
 */
export function chartOf(object: ObjectFacts): ChartMark | undefined {
  for (const label of CHART_LABELS) {
    const value = object.labels[label];
    const parts = value && /^(.+?)-(v?\d+\.\d+.*)$/.exec(value);
    if (parts) {
      const version = originalVersion(parts[2]);
      return { label, value, name: parts[1], version };
    }
  }
  return undefined;
}

/** Restores `+`, which labels cannot contain and Helm replaces with `_`. */
function withPlus(version: string): string {
  return version.replace(/_/g, '+');
}

/**
 * Returns the original version of a chart that Rancher repackaged. Rancher
 * appends it to its own version: `104.2.0+up1.7.1`.
 */
function originalVersion(chartVersion: string): string {
  const version = withPlus(chartVersion);
  return /\+up(v?\d.*)$/.exec(version)?.[1] ?? version;
}

function sameVersion(chartVersion: string, label: string): boolean {
  const plain = (text: string) => originalVersion(text).replace(/^v/, '');
  return plain(chartVersion) === plain(label);
}

/** Returns version candidates from a label and annotation of an object. */
export function fieldVersions(
  signal: SignalKind,
  object: ObjectFacts,
  options: { field: VersionField; source: VersionCandidate['source'] },
): VersionCandidate[] {
  const { label, annotation } = options.field;
  const candidates: VersionCandidate[] = [];
  const labelText = label && object.labels[label];
  if (label && labelText) {
    const chart = label === VERSION_LABEL ? chartOf(object) : undefined;
    candidates.push({
      source: options.source,
      text: labelText,
      chart: chart?.name,
      sameAsChart: chart !== undefined && sameVersion(chart.version, labelText),
      evidence: evidenceOf(signal, object, {
        field: `metadata.labels[${label}]`,
        value: labelText,
      }),
    });
  }
  const annotationText = annotation && object.annotations[annotation];
  if (annotation && annotationText) {
    candidates.push({
      source: options.source,
      text: annotationText,
      evidence: evidenceOf(signal, object, {
        field: `metadata.annotations[${annotation}]`,
        value: annotationText,
      }),
    });
  }
  return candidates;
}

/**
 * Returns version candidates from the recommended labels of a workload.
 *
 * @public
 */
export function workloadVersions(
  signal: SignalKind,
  workload: WorkloadFacts,
): VersionCandidate[] {
  const own = fieldVersions(signal, workload, {
    field: { label: VERSION_LABEL },
    source: 'workloadLabel',
  });
  const chart = chartOf(workload);
  if (chart) {
    own.push({
      source: 'chart',
      text: chart.version,
      chart: chart.name,
      evidence: evidenceOf(signal, workload, {
        field: `metadata.labels[${chart.label}]`,
        value: chart.value,
      }),
    });
  }
  return own;
}

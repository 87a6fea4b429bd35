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

const MAXIMAL_VALUE_LENGTH = 256;

/** The label that says which version of an application an object belongs to. */
const VERSION_LABEL = 'app.kubernetes.io/version';

/**
 * The name of an object, without what else is known of it.
 *
 * @public
 */
export function referenceTo(object: ObjectReference): ObjectReference {
  const { apiVersion, kind, namespace, name } = object;
  return { apiVersion, kind, ...(namespace && { namespace }), name };
}

/**
 * One fact: which object, which field, what stands there (256 characters at most).
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

/** One fact that speaks against a tool, or against that it works. */
export function counterEvidenceOf(
  reason: CounterReason,
  object: ObjectReference,
  fact: { field: string; value: string },
): CounterEvidence {
  return { reason, object: referenceTo(object), ...boundedFact(fact) };
}

function boundedFact({ field, value }: { field: string; value: string }) {
  return { field, value: value.slice(0, MAXIMAL_VALUE_LENGTH) };
}

/** The path of the spec of a workload's pods. */
function podSpecPath(kind: string): string {
  if (kind === 'Pod') {
    return 'spec';
  }
  return kind === 'CronJob'
    ? 'spec.jobTemplate.spec.template.spec'
    : 'spec.template.spec';
}

/**
 * The path of the service account of a workload's pods.
 *
 * @public
 */
export function serviceAccountPath({ kind }: WorkloadFacts): string {
  return `${podSpecPath(kind)}.serviceAccountName`;
}

/** Found once: a tenant may make thousands of containers, and each is asked for. */
const PLACES = new WeakMap<object, string[]>();

/**
 * The path of a container, by its place among all containers of the workload.
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

/** Where containers are in the spec of their pod. */
function placesIn(containers: WorkloadFacts['containers']): string[] {
  const counts = { initContainers: 0, containers: 0 };
  return containers.map(({ init }) => {
    const list = init ? 'initContainers' : 'containers';
    return `${list}[${counts[list]++}]`;
  });
}

/**
 * The chart that an object says it was rendered from.
 *
 * @public
 */
export interface ChartMark {
  name: string;
  /** That of the chart which it was made of, where a vendor repackaged it. */
  version: string;
  label: string;
  value: string;
}

const CHART_LABELS = ['helm.sh/chart', 'chart'];

/**
 * Reads the label in which charts name themselves, `<name>-<version>`: today
 * `helm.sh/chart`, in older charts `chart`.
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

/** A label has no `+`, and Helm writes `_` for it. */
function withPlus(version: string): string {
  return version.replace(/_/g, '+');
}

/**
 * Rancher numbers the charts that it repackages itself, and appends what they were:
 * `104.2.0+up1.7.1`.
 */
function originalVersion(chartVersion: string): string {
  const version = withPlus(chartVersion);
  return /\+up(v?\d.*)$/.exec(version)?.[1] ?? version;
}

function sameVersion(chartVersion: string, label: string): boolean {
  const plain = (text: string) => originalVersion(text).replace(/^v/, '');
  return plain(chartVersion) === plain(label);
}

/** What a label or annotation of an object states as a version, if it has it. */
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
 * What the recommended labels of a workload state as its version.
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

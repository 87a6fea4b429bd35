import { Place } from '@backstage-eco/plugin-eco-common';
import { WorkloadFacts } from '@backstage-eco/plugin-eco-node';
import { referenceTo } from './signals/evidence';
import { SignalMatch, VersionCandidate } from './signals/SignalMatcher';
import { readVersion } from './versions';

/** A broken loop may make thousands; the first ones say what they are. */
const MAXIMAL_WORKLOADS = 20;

/**
 * The name that an install gave itself, if it did. Older charts of Helm write it into
 * `release`, a label that means something else without `heritage`.
 */
function instanceOf({ labels, podLabels, annotations }: WorkloadFacts): string {
  return (
    labels['app.kubernetes.io/instance'] ??
    podLabels['app.kubernetes.io/instance'] ??
    annotations['meta.helm.sh/release-name'] ??
    (labels.heritage && labels.release) ??
    ''
  );
}

interface Install {
  namespace?: string;
  workloads: Set<WorkloadFacts>;
  versions: VersionCandidate[];
}

/** What has no name of its install belongs to the only one beside it. */
function joinNameless(installs: Map<string, Install>): Install[] {
  const nameless = installs.get('');
  if (!nameless || installs.size !== 2) {
    return [...installs.values()];
  }
  const joined: Install = {
    namespace: nameless.namespace,
    workloads: new Set(),
    versions: [],
  };
  for (const { workloads, versions } of installs.values()) {
    workloads.forEach(workload => joined.workloads.add(workload));
    joined.versions = joined.versions.concat(versions);
  }
  return [joined];
}

function toPlace({ namespace, workloads, versions }: Install): Place {
  const version = readVersion(versions);
  const moreWorkloads = workloads.size - MAXIMAL_WORKLOADS;
  return {
    ...(namespace && { namespace }),
    workloads: [...workloads].slice(0, MAXIMAL_WORKLOADS).map(referenceTo),
    ...(moreWorkloads > 0 && { moreWorkloads }),
    ...(version && { version }),
  };
}

/** Where a match is; undefined for what stands for the cluster as a whole. */
function namespaceOf({ workload, evidence }: SignalMatch): string | undefined {
  if (workload) {
    return workload.namespace ?? '';
  }
  return evidence.signal === 'customResource'
    ? evidence.object.namespace
    : undefined;
}

/** Custom resources alone make a place only where no workload is beside them. */
function installsIn(installs: Map<string, Install>): Install[] {
  const joined = joinNameless(installs);
  const running = joined.filter(({ workloads }) => workloads.size > 0);
  return running.length > 0 ? running : joined;
}

/**
 * The installs that the matches of a tool's `installed` signals show: one for
 * each namespace, and within it one for each name of an install
 * (`app.kubernetes.io/instance`, else the Helm release). Matches without a
 * namespace stand for the cluster as a whole, where there is no other place.
 *
 * @param matches - in the order of the definition, the main part first; places
 * keep that order
 */
export function placesOf(matches: readonly SignalMatch[]): Place[] {
  const namespaces = new Map<string, Map<string, Install>>();
  for (const match of matches) {
    const { workload, versions } = match;
    const namespace = namespaceOf(match);
    if (namespace === undefined) {
      continue;
    }
    const installs = namespaces.get(namespace) ?? new Map<string, Install>();
    namespaces.set(namespace, installs);
    const instance = workload ? instanceOf(workload) : '';
    const install = installs.get(instance) ?? {
      namespace,
      workloads: new Set(),
      versions: [],
    };
    installs.set(instance, install);
    if (workload) {
      install.workloads.add(workload);
    }
    install.versions.push(...versions);
  }
  const places = [...namespaces.values()].flatMap(installs =>
    installsIn(installs).map(toPlace),
  );
  return places.length > 0 || matches.length === 0
    ? places
    : wholeCluster(matches);
}

/** The cluster as a whole, once for each version: its nodes may have several. */
function wholeCluster(matches: readonly SignalMatch[]): Place[] {
  const places = new Map<string, Place>();
  for (const { versions } of matches) {
    const place = toPlace({ workloads: new Set(), versions });
    const version = place.version?.value;
    if (version !== undefined && !places.has(version)) {
      places.set(version, place);
    }
  }
  return places.size > 0 ? [...places.values()] : [{ workloads: [] }];
}

import { Place } from '@backstage-eco/plugin-eco-common';
import { WorkloadFacts } from '@backstage-eco/plugin-eco-node';
import { referenceTo } from './signals/evidence';
import { SignalMatch, VersionCandidate } from './signals/SignalMatcher';
import { readVersion } from './versions';

/** A runaway loop may create thousands; the first few are enough. */
const MAX_WORKLOADS = 20;

/**
 * Returns the name of a workload's installation, or an empty text. Older Helm
 * charts use the label `release`, which means something else without
 * `heritage`.
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

/**
 * Merges unnamed workloads into the only named installation, if there is
 * exactly one.
 */
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
  const moreWorkloads = workloads.size - MAX_WORKLOADS;
  return {
    ...(namespace && { namespace }),
    workloads: [...workloads].slice(0, MAX_WORKLOADS).map(referenceTo),
    ...(moreWorkloads > 0 && { moreWorkloads }),
    ...(version && { version }),
  };
}

/**
 * Returns the namespace of a match; undefined if it applies to the whole
 * cluster.
 */
function namespaceOf({ workload, evidence }: SignalMatch): string | undefined {
  if (workload) {
    return workload.namespace ?? '';
  }
  return evidence.signal === 'customResource'
    ? evidence.object.namespace
    : undefined;
}

/**
 * Drops installations that consist only of custom resources, if there are
 * others with workloads.
 */
function installsIn(installs: Map<string, Install>): Install[] {
  const joined = joinNameless(installs);
  const running = joined.filter(({ workloads }) => workloads.size > 0);
  return running.length > 0 ? running : joined;
}

/**
 * Groups the matches of a tool's `installed` signals into places: one per
 * namespace and installation name (`app.kubernetes.io/instance`, or else the
 * Helm release). Matches without a namespace become a cluster-wide place only
 * if there is no other place.
 *
 * @param matches - in the order of the definition, main component first; places
 *   keep this order
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

/** Returns a cluster-wide place per version, because nodes may differ. */
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

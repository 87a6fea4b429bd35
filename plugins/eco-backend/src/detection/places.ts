import { Place } from '@backstage-eco/plugin-eco-common';
import { WorkloadFacts } from '@backstage-eco/plugin-eco-node';
import { SignalMatch, VersionCandidate } from './signals/types';
import { readVersion } from './versions';

/** The name that an install gave itself, if it did. */
function instanceOf({ labels, podLabels, annotations }: WorkloadFacts): string {
  return (
    labels['app.kubernetes.io/instance'] ??
    podLabels['app.kubernetes.io/instance'] ??
    annotations['meta.helm.sh/release-name'] ??
    ''
  );
}

interface Install {
  namespace?: string;
  workloads: Set<WorkloadFacts>;
  versions: VersionCandidate[];
}

/** Workloads without a name of their install belong to the only one beside them. */
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
  return {
    ...(namespace && { namespace }),
    workloads: [...workloads].map(workload => ({
      apiVersion: workload.apiVersion,
      kind: workload.kind,
      ...(workload.namespace && { namespace: workload.namespace }),
      name: workload.name,
    })),
    ...(version && { version }),
  };
}

/**
 * The installs that the matches of a tool's `installed` signals show: one for
 * each namespace, and within it one for each name of an install
 * (`app.kubernetes.io/instance`, else the Helm release). Matches without a
 * workload stand for the cluster as a whole, where there is no other place.
 *
 * @param matches - in the order of the definition, the main part first; places
 * keep that order
 */
export function placesOf(matches: readonly SignalMatch[]): Place[] {
  const namespaces = new Map<string, Map<string, Install>>();
  for (const { workload, versions } of matches) {
    if (!workload) {
      continue;
    }
    const namespace = workload.namespace ?? '';
    const installs = namespaces.get(namespace) ?? new Map<string, Install>();
    namespaces.set(namespace, installs);
    const instance = instanceOf(workload);
    const install = installs.get(instance) ?? {
      namespace: workload.namespace,
      workloads: new Set(),
      versions: [],
    };
    installs.set(instance, install);
    install.workloads.add(workload);
    install.versions.push(...versions);
  }
  const places = [...namespaces.values()].flatMap(installs =>
    joinNameless(installs).map(toPlace),
  );
  return places.length > 0 || matches.length === 0
    ? places
    : [
        toPlace({
          workloads: new Set(),
          versions: matches.flatMap(match => match.versions),
        }),
      ];
}

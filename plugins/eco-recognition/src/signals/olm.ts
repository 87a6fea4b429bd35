import {
  ClusterExtensionFacts,
  ClusterServiceVersionFacts,
  WorkloadFacts,
} from '@backstage-eco/plugin-eco-node';
import { InventoryIndex } from '../InventoryIndex';
import { matchesAny } from '../patterns';
import { counterEvidenceOf, evidenceOf } from './evidence';
import { SignalMatch, SignalMatcher } from './SignalMatcher';
import { OlmSignal } from './types';

/**
 * Label prefix of a package's objects:
 * `operators.coreos.com/<package>.<namespace>`.
 */
const PACKAGE_LABEL = 'operators.coreos.com/';
/** Label of objects that a ClusterExtension (OLM v1) installed. */
const EXTENSION_LABEL = 'olm.operatorframework.io/owner-name';

/** Returns possible package names of a ClusterServiceVersion. */
function packagesOf({ name, labels }: ClusterServiceVersionFacts): string[] {
  const marked = Object.keys(labels)
    .filter(key => key.startsWith(PACKAGE_LABEL))
    .map(key => key.slice(PACKAGE_LABEL.length))
    // Namespaces contain no dots.
    .map(key => key.slice(0, key.lastIndexOf('.')));
  return [...marked, name.replace(/\.v?\d.*$/, '')];
}

function isBundleOf(
  csv: ClusterServiceVersionFacts,
  { packages, crds }: OlmSignal,
): boolean {
  return (
    packagesOf(csv).some(name => matchesAny(name, packages)) &&
    (!crds || csv.ownedCrds.some(name => matchesAny(name, crds)))
  );
}

function bundleVersions(
  evidence: SignalMatch['evidence'],
  signal: OlmSignal,
): SignalMatch['versions'] {
  return signal.version === false || !evidence.value
    ? []
    : [{ source: 'bundle', text: evidence.value, evidence }];
}

/** Returns a match per workload of a bundle, or one for the bundle alone. */
function matchesOf(
  match: SignalMatch,
  workloads: readonly WorkloadFacts[],
  alone: SignalMatch['atMost'],
): SignalMatch[] {
  return workloads.length > 0
    ? workloads.map(workload => ({ ...match, workload }))
    : [{ ...match, atMost: alone }];
}

function fromClusterServiceVersion(
  csv: ClusterServiceVersionFacts,
  signal: OlmSignal,
  index: InventoryIndex,
): SignalMatch[] {
  const match: SignalMatch = {
    evidence: evidenceOf('olm', csv, {
      field: 'metadata.name',
      value: csv.name,
    }),
    versions: bundleVersions(
      evidenceOf('olm', csv, {
        field: 'spec.version',
        value: csv.version ?? '',
      }),
      signal,
    ),
    ...(csv.phase === 'Failed' && {
      counterEvidence: [
        counterEvidenceOf('install-failed', csv, {
          field: 'status.phase',
          value: csv.reason ? `${csv.phase}: ${csv.reason}` : csv.phase,
        }),
      ],
    }),
  };
  const names = new Set(csv.deployments);
  const workloads = index
    .items('deployments')
    .filter(
      ({ namespace, name }) => namespace === csv.namespace && names.has(name),
    );
  return matchesOf(match, workloads, 'leftover');
}

function fromClusterExtension(
  extension: ClusterExtensionFacts,
  signal: OlmSignal,
  index: InventoryIndex,
): SignalMatch[] {
  const match: SignalMatch = {
    evidence: evidenceOf('olm', extension, {
      field: 'spec.source.catalog.packageName',
      value: extension.package ?? '',
    }),
    versions: bundleVersions(
      evidenceOf('olm', extension, {
        field: 'status.install.bundle.version',
        value: extension.bundle?.version ?? '',
      }),
      signal,
    ),
  };
  const workloads = index
    .workloads()
    .filter(({ labels }) => labels[EXTENSION_LABEL] === extension.name);
  return matchesOf(match, workloads, extension.bundle ? 'leftover' : 'traced');
}

/**
 * Matches what the Operator Lifecycle Manager installed, by the workloads of a
 * bundle. A bundle without workloads is a leftover, and a Subscription a trace.
 */
export const olmMatcher: SignalMatcher<'olm'> = {
  kind: 'olm',

  lists: () => [
    'clusterServiceVersions',
    'subscriptions',
    'clusterExtensions',
    'deployments',
  ],

  match(signal, index) {
    const { packages } = signal;
    const matches: SignalMatch[] = [];
    for (const csv of index.items('clusterServiceVersions')) {
      if (isBundleOf(csv, signal)) {
        matches.push(...fromClusterServiceVersion(csv, signal, index));
      }
    }
    for (const extension of index.items('clusterExtensions')) {
      if (matchesAny(extension.package ?? '', packages)) {
        matches.push(...fromClusterExtension(extension, signal, index));
      }
    }
    for (const subscription of index.items('subscriptions')) {
      if (matchesAny(subscription.package, packages)) {
        matches.push({
          evidence: evidenceOf('olm', subscription, {
            field: 'spec.name',
            value: subscription.package,
          }),
          versions: [],
          atMost: 'traced',
        });
      }
    }
    return matches;
  },
};

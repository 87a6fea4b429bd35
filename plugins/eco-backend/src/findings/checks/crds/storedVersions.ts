import {
  CrdFacts,
  CrdVersionFacts,
  FindingEvidence,
  FixStep,
} from '@backstage-eco/plugin-eco-node';
import { fact } from '../../evidence';

/**
 * Returns the versions in which objects may be stored, except the storage
 * version.
 */
export function oldStoredVersions(crd: CrdFacts): CrdVersionFacts[] {
  return crd.versions.filter(
    ({ name, storage }) => !storage && crd.storedVersions.includes(name),
  );
}

/** Returns the path of a version in its CRD. */
export function versionPath(crd: CrdFacts, version: CrdVersionFacts): string {
  return `spec.versions[${crd.versions.indexOf(version)}]`;
}

/** Builds evidence of the stored versions. */
export function storedVersionsOf(crd: CrdFacts): FindingEvidence {
  return fact(crd, 'status.storedVersions', crd.storedVersions);
}

/** Returns the values for {@link MIGRATION_STEPS}. */
export function migrationValues(crd: CrdFacts): { storedVersions: string } {
  const current = crd.versions.filter(({ storage }) => storage);
  const storedVersions = current.map(({ name }) => name);
  return { storedVersions: JSON.stringify({ status: { storedVersions } }) };
}

/**
 * Steps to migrate objects to the storage version. Source: Kubernetes
 * documentation, "Upgrade existing objects to a new stored version".
 */
export const MIGRATION_STEPS: FixStep[] = [
  {
    text: 'Rewrite every object without changes, so that the API server stores it in the storage version.',
    command:
      'kubectl get {name} --all-namespaces -o json | kubectl replace -f -',
  },
  {
    text: 'Check that every write succeeded, then leave only the storage version in status.storedVersions.',
    command:
      'kubectl patch crd {name} --subresource=status --type=merge -p {storedVersions}',
  },
];

/** Documentation of Kubernetes for stored versions. */
export const VERSIONING_LINK = {
  title: 'Versions in CustomResourceDefinitions',
  url: 'https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/#upgrade-existing-objects-to-a-new-stored-version',
};

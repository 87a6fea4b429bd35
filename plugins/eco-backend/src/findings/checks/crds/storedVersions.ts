import {
  CrdFacts,
  CrdVersionFacts,
  FindingEvidence,
  FixStep,
} from '@backstage-eco/plugin-eco-node';
import { fact } from '../../evidence';

/** The versions in which objects may still be stored, but the one for new ones. */
export function oldStoredVersions(crd: CrdFacts): CrdVersionFacts[] {
  return crd.versions.filter(
    ({ name, storage }) => !storage && crd.storedVersions.includes(name),
  );
}

/** The path of a version in its CRD. */
export function versionPath(crd: CrdFacts, version: CrdVersionFacts): string {
  return `spec.versions[${crd.versions.indexOf(version)}]`;
}

/** That objects may be stored in more than the current version. */
export function storedVersionsOf(crd: CrdFacts): FindingEvidence {
  return fact(crd, 'status.storedVersions', crd.storedVersions);
}

/** Fills {@link MIGRATION_STEPS}. */
export function migrationValues(crd: CrdFacts): { storedVersions: string } {
  const current = crd.versions.filter(({ storage }) => storage);
  const storedVersions = current.map(({ name }) => name);
  return { storedVersions: JSON.stringify({ status: { storedVersions } }) };
}

/**
 * How objects get to the storage version. Source: Kubernetes documentation,
 * "Upgrade existing objects to a new stored version".
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

/** Where Kubernetes documents it. */
export const VERSIONING_LINK = {
  title: 'Versions in CustomResourceDefinitions',
  url: 'https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/#upgrade-existing-objects-to-a-new-stored-version',
};

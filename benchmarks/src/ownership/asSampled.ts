import { CrdFacts, CustomResourceSample } from '@backstage-eco/plugin-eco-node';
import { KubernetesObject } from 'control-plane';

const AT = '2026-01-01T00:00:00Z';

/**
 * Returns the sample of a CRD's objects right after the install, before any
 * controller has written to them.
 */
export function asSampled(
  { group, plural, definedKind, scope }: CrdFacts,
  objects: readonly KubernetesObject[],
): CustomResourceSample {
  const found = objects.filter(
    ({ apiVersion, kind }) =>
      kind === definedKind && apiVersion.startsWith(`${group}/`),
  );
  const spaces = found.map(({ metadata }) => metadata.namespace);
  return {
    group,
    plural,
    kind: definedKind,
    version: found[0]?.apiVersion.split('/')[1],
    scope,
    state: 'read',
    sampledAt: AT,
    triedAt: AT,
    crdFingerprint: '',
    count: found.length,
    countIsExact: true,
    sampled: found.length,
    managers: [],
    owners: [],
    finalizers: [],
    deleting: 0,
    namespaces: [...new Set(spaces.filter(each => each !== undefined))],
    names: found.map(({ metadata: { namespace, name } }) => ({
      ...(namespace && { namespace }),
      name,
    })),
  };
}

import { ObservedFact } from '@backstage-eco/plugin-eco-common';
import { CrdFacts } from '@backstage-eco/plugin-eco-node';
import { observedFact } from '../observedFact';

/** Returns schema fields of kinds whose last path segment matches. */
export function fieldEvidence(
  crds: readonly CrdFacts[],
  name: RegExp,
): ObservedFact[] {
  return crds.flatMap(crd =>
    crd.versions.flatMap(({ capabilityFields = [] }, position) =>
      capabilityFields
        .filter(field => name.test(field.split('.').pop()!))
        .map(field => {
          const path = field
            .split('.')
            .map(each => `.properties.${each}`)
            .join('');
          return observedFact(
            crd,
            `spec.versions[${position}].schema.openAPIV3Schema${path}`,
            field,
          );
        }),
    ),
  );
}

/** Returns kinds whose name matches. */
export function kindEvidence(
  crds: readonly CrdFacts[],
  name: RegExp,
): ObservedFact[] {
  return crds
    .filter(({ definedKind }) => name.test(definedKind))
    .map(crd => observedFact(crd, 'spec.names.kind', crd.definedKind));
}

import { CounterEvidence } from '@backstage-eco/plugin-eco-common';
import { CrdFacts } from '@backstage-eco/plugin-eco-node';
import { matchesAny } from '../patterns';
import { counterEvidenceOf, evidenceOf, fieldVersions } from './evidence';
import { SignalMatch, SignalMatcher } from './SignalMatcher';

function notEstablished(crd: CrdFacts): CounterEvidence {
  const condition = crd.conditions.find(({ type }) => type === 'Established');
  return counterEvidenceOf('not-established', crd, {
    field: 'status.conditions[type=Established].status',
    value: condition?.message ?? condition?.status ?? 'False',
  });
}

/** Matches custom resource definitions by group or full name. */
export const crdMatcher: SignalMatcher<'crd'> = {
  kind: 'crd',

  lists: () => ['crds'],

  match(signal, index) {
    const found = new Map<CrdFacts, { field: string; value: string }>();
    for (const group of signal.groups ?? []) {
      for (const crd of index.crdsOfGroup(group)) {
        found.set(crd, { field: 'spec.group', value: crd.group });
      }
    }
    for (const name of signal.names ?? []) {
      const group = name.slice(name.indexOf('.') + 1);
      for (const crd of index.crdsOfGroup(group)) {
        if (crd.name === name && !found.has(crd)) {
          found.set(crd, { field: 'metadata.name', value: crd.name });
        }
      }
    }
    const matches: SignalMatch[] = [];
    for (const [crd, fact] of found) {
      if (!matchesAny(crd.name, signal.except ?? [])) {
        matches.push({
          evidence: evidenceOf('crd', crd, fact),
          versions: fieldVersions('crd', crd, {
            field: signal.version ?? {},
            source: 'objectField',
          }),
          ...(!crd.established && { counterEvidence: [notEstablished(crd)] }),
        });
      }
    }
    return matches;
  },
};

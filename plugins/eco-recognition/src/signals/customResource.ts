import { CustomResourceSample } from '@backstage-eco/plugin-eco-node';
import { gapsOfSamples } from '../unknownTool';
import { evidenceOf } from './evidence';
import { SignalMatch, SignalMatcher } from './SignalMatcher';
import { CustomResourceSignal } from './types';

/** Maximum number of objects shown per CRD; the sample has the total count. */
const MAX_OBJECTS = 10;

function nameOf({ plural, group }: CustomResourceSample): string {
  return `${plural}.${group}`;
}

function matchesOf(
  sample: CustomResourceSample,
  signal: CustomResourceSignal,
): SignalMatch[] {
  const { group, version, kind, names = [] } = sample;
  return names.slice(0, MAX_OBJECTS).map(({ namespace, name }) => ({
    evidence: evidenceOf(
      'customResource',
      { apiVersion: `${group}/${version}`, kind, namespace, name },
      { field: 'kind', value: kind },
    ),
    versions: [],
    ...(signal.operator && { operator: signal.operator }),
  }));
}

/** Matches custom resources that make an operator run the tool. */
export const customResourceMatcher: SignalMatcher<'customResource'> = {
  kind: 'customResource',

  lists: () => ['crds'],

  match(signal, index) {
    return index
      .samples()
      .filter(sample => signal.crds.includes(nameOf(sample)))
      .flatMap(sample => matchesOf(sample, signal));
  },

  gaps(signal, inventory) {
    const { crds } = inventory.parts;
    const known = crds.state === 'read' || crds.state === 'stale';
    const asked = (known ? crds.items : []).filter(({ name }) =>
      signal.crds.includes(name),
    );
    return gapsOfSamples(inventory, asked);
  },
};

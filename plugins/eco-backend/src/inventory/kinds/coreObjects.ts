import { boundedMap, objectIn } from '@backstage-eco/plugin-eco-recognition';
import { KindSource } from './KindSource';
import { servicePorts } from './ports';

/** Namespaces. */
export const namespaces: KindSource<'namespaces'> = {
  part: 'namespaces',
  group: '',
  versions: ['v1'],
  resource: 'namespaces',
  kind: 'Namespace',
  form: 'metadata',
  // In each cycle: the uid of one of them says whether it is still the same cluster.
  later: 'list',
  uses: { collection: [], detection: [] },
  toFacts: (_, common) => common,
};

/** Services. */
export const services: KindSource<'services'> = {
  part: 'services',
  group: '',
  versions: ['v1'],
  resource: 'services',
  kind: 'Service',
  uses: {
    detection: ['selector'],
    operators: ['selector', 'ports'],
    findings: ['selector'],
  },
  toFacts: (raw, common) => ({
    ...common,
    selector: boundedMap(objectIn(raw, 'spec').selector),
    ports: servicePorts(objectIn(raw, 'spec').ports),
  }),
};

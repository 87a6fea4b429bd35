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
  // Listed in every cycle: the uid of `kube-system` identifies the cluster.
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

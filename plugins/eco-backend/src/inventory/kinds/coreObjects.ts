import { boundedMap, objectIn } from '../boundedText';
import { KindSource } from './KindSource';

/** Namespaces. */
export const namespaces: KindSource<'namespaces'> = {
  part: 'namespaces',
  group: '',
  versions: ['v1'],
  resource: 'namespaces',
  kind: 'Namespace',
  toFacts: (_, common) => common,
};

/** Services. */
export const services: KindSource<'services'> = {
  part: 'services',
  group: '',
  versions: ['v1'],
  resource: 'services',
  kind: 'Service',
  toFacts: (raw, common) => ({
    ...common,
    selector: boundedMap(objectIn(raw, 'spec').selector),
  }),
};

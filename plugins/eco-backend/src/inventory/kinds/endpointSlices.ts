import {
  boundedText,
  objectIn,
  objectsOf,
} from '@backstage-eco/plugin-eco-recognition';
import { KindSource } from './KindSource';

/** EndpointSlices, which tell whether anything backs a Service. */
export const endpointSlices: KindSource<'endpointSlices'> = {
  part: 'endpointSlices',
  group: 'discovery.k8s.io',
  versions: ['v1'],
  resource: 'endpointslices',
  kind: 'EndpointSlice',
  uses: { findings: ['service', 'ready', 'notReady'] },
  toFacts: (raw, common) => {
    const endpoints = objectsOf(raw.endpoints);
    // An endpoint that does not state it counts as ready. Source: Kubernetes
    // API reference, EndpointConditions.
    const notReady = endpoints.filter(
      endpoint => objectIn(endpoint, 'conditions').ready === false,
    ).length;
    return {
      ...common,
      service: boundedText(common.labels['kubernetes.io/service-name']),
      ready: endpoints.length - notReady,
      notReady,
    };
  },
};

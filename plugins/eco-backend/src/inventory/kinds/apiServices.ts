import { boundedText, objectIn } from '@backstage-eco/plugin-eco-recognition';
import { conditionStatus } from './conditionStatus';
import { KindSource } from './KindSource';
import { toServiceReference } from './references';

/** APIServices, which tell the group versions that other servers serve. */
export const apiServices: KindSource<'apiServices'> = {
  part: 'apiServices',
  group: 'apiregistration.k8s.io',
  versions: ['v1'],
  resource: 'apiservices',
  kind: 'APIService',
  uses: {
    collection: ['group', 'version'],
    detection: ['group', 'service'],
    findings: ['group', 'version', 'service', 'available'],
  },
  toFacts: (raw, common) => {
    const spec = objectIn(raw, 'spec');
    return {
      ...common,
      // The core group is an empty string, which the API server omits.
      group: boundedText(spec.group) ?? '',
      version: boundedText(spec.version) ?? '',
      service: toServiceReference(spec),
      available: conditionStatus(raw, 'Available') === 'True',
    };
  },
};

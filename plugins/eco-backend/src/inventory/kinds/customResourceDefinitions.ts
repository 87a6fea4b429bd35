import { CrdFacts } from '@backstage-eco/plugin-eco-node';
import {
  boundedObjects,
  boundedText,
  boundedTexts,
  objectIn,
  RawObject,
} from '../boundedText';
import { hasTrueCondition } from './hasTrueCondition';
import { KindSource } from './KindSource';
import { toServiceReference } from './toServiceReference';

/** CustomResourceDefinitions. Schemas are not kept. */
export const customResourceDefinitions: KindSource<'crds'> = {
  part: 'crds',
  group: 'apiextensions.k8s.io',
  versions: ['v1'],
  resource: 'customresourcedefinitions',
  kind: 'CustomResourceDefinition',
  toFacts: (raw, common) => {
    const spec = objectIn(raw, 'spec');
    const names = objectIn(spec, 'names');
    const webhook = objectIn(objectIn(spec, 'conversion'), 'webhook');
    return {
      ...common,
      group: boundedText(spec.group) ?? '',
      definedKind: boundedText(names.kind) ?? '',
      plural: boundedText(names.plural) ?? '',
      scope: spec.scope === 'Cluster' ? 'Cluster' : 'Namespaced',
      versions: boundedObjects(spec.versions).map(toVersion),
      storedVersions: boundedTexts(objectIn(raw, 'status').storedVersions),
      established: hasTrueCondition(raw, 'Established'),
      conversionService: toServiceReference(objectIn(webhook, 'clientConfig')),
    };
  },
};

function toVersion(version: RawObject): CrdFacts['versions'][number] {
  return {
    name: boundedText(version.name) ?? '',
    served: version.served === true,
    storage: version.storage === true,
    deprecated: version.deprecated === true,
  };
}

import { CrdVersionFacts } from '@backstage-eco/plugin-eco-node';
import {
  boundedObjects,
  boundedText,
  boundedTexts,
  isRawObject,
  objectIn,
  RawObject,
} from '@backstage-eco/plugin-eco-recognition';
import { conditionsOf } from './conditionsOf';
import { conditionStatus } from './conditionStatus';
import { KindSource, SchemaReader } from './KindSource';
import { toServiceReference } from './references';
import { schemaFacts } from './schemaFacts';

/** CustomResourceDefinitions. Their schemas are stored separately, by hash. */
export const customResourceDefinitions: KindSource<'crds'> = {
  part: 'crds',
  group: 'apiextensions.k8s.io',
  versions: ['v1'],
  resource: 'customresourcedefinitions',
  kind: 'CustomResourceDefinition',
  // Some have 1.5 MB; 100 kB is common.
  pageLength: 1_000_000,
  // Path: `spec`, `versions`, an item, `schema`, `openAPIV3Schema`.
  schemasAt: { key: 'openAPIV3Schema', depth: 5 },
  uses: {
    detection: ['group', 'plural', 'established'],
    history: ['versions', 'storedVersions'],
    operators: [
      'group',
      'plural',
      'singular',
      'shortNames',
      'categories',
      'definedKind',
      'scope',
      'versions',
      'conversionStrategy',
      'conversionService',
    ],
    findings: [
      'versions',
      'storedVersions',
      'established',
      'conditions',
      'conversionStrategy',
      'conversionService',
    ],
  },
  toFacts: (raw, common, schemas) => {
    const spec = objectIn(raw, 'spec');
    const names = objectIn(spec, 'names');
    const conversion = objectIn(spec, 'conversion');
    const webhook = objectIn(conversion, 'webhook');
    return {
      ...common,
      group: boundedText(spec.group) ?? '',
      definedKind: boundedText(names.kind) ?? '',
      plural: boundedText(names.plural) ?? '',
      singular: boundedText(names.singular),
      shortNames: boundedTexts(names.shortNames),
      categories: boundedTexts(names.categories),
      scope: spec.scope === 'Cluster' ? 'Cluster' : 'Namespaced',
      versions: toVersions(spec, schemas),
      storedVersions: boundedTexts(objectIn(raw, 'status').storedVersions),
      established: conditionStatus(raw, 'Established') === 'True',
      conditions: conditionsOf(raw),
      conversionStrategy:
        conversion.strategy === 'Webhook' ? 'Webhook' : 'None',
      conversionService: toServiceReference(objectIn(webhook, 'clientConfig')),
    };
  },
};

function toVersions(
  spec: RawObject,
  schemas: SchemaReader | undefined,
): CrdVersionFacts[] {
  const versions = boundedObjects(spec.versions);
  const isOne = versions.filter(({ served }) => served === true).length < 2;
  return versions.map(version => {
    const { fieldsHash, ...facts } = toVersion(version, schemas);
    // The hash only serves to compare served versions with each other.
    return isOne ? facts : { ...facts, fieldsHash };
  });
}

function toVersion(
  version: RawObject,
  schemas: SchemaReader | undefined,
): CrdVersionFacts {
  const { openAPIV3Schema } = objectIn(version, 'schema');
  const schema =
    isRawObject(openAPIV3Schema) && schemas
      ? schemas.read(openAPIV3Schema)
      : schemaFacts(objectIn(objectIn(version, 'schema'), 'openAPIV3Schema'));
  return {
    name: boundedText(version.name) ?? '',
    served: version.served === true,
    storage: version.storage === true,
    deprecated: version.deprecated === true,
    subresources: Object.keys(objectIn(version, 'subresources')),
    hasStatus: schema.hasStatus,
    printerColumns: boundedObjects(version.additionalPrinterColumns).map(
      column => ({
        name: boundedText(column.name) ?? '',
        type: boundedText(column.type) ?? '',
        jsonPath: boundedText(column.jsonPath) ?? '',
      }),
    ),
    capabilityFields:
      version.storage === true ? schema.capabilityFields : undefined,
    schemaHash: schema.schemaHash,
    fieldsHash: schema.fieldsHash,
  };
}

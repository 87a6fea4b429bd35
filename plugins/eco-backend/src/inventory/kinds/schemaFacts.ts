import { CrdVersionFacts } from '@backstage-eco/plugin-eco-node';
import {
  isRawObject,
  objectIn,
  RawObject,
} from '@backstage-eco/plugin-eco-recognition';
import { capabilityFields } from './capabilityFields';
import { fieldsHash } from './fieldsHash';

/**
 * Facts of a schema that are stored with its CRD.
 *
 * @alpha
 */
export type SchemaFacts = Pick<
  CrdVersionFacts,
  'hasStatus' | 'capabilityFields' | 'schemaHash' | 'fieldsHash'
>;

/** Extracts the facts of a schema, except its hash. */
export function schemaFacts(schema: RawObject): SchemaFacts {
  const { status } = objectIn(schema, 'properties');
  return {
    hasStatus: isRawObject(status) ? true : undefined,
    capabilityFields: capabilityFields(schema),
    fieldsHash: fieldsHash(schema),
  };
}

import { CrdVersionFacts } from '@backstage-eco/plugin-eco-node';
import {
  isRawObject,
  objectIn,
  RawObject,
} from '@backstage-eco/plugin-eco-recognition';
import { capabilityFields } from './capabilityFields';
import { fieldsHash } from './fieldsHash';

/**
 * What is kept of a schema in the facts of its CRD.
 *
 * @alpha
 */
export type SchemaFacts = Pick<
  CrdVersionFacts,
  'hasStatus' | 'capabilityFields' | 'schemaHash' | 'fieldsHash'
>;

/** Takes from a schema what is kept of it, but for its hash. */
export function schemaFacts(schema: RawObject): SchemaFacts {
  const { status } = objectIn(schema, 'properties');
  return {
    hasStatus: isRawObject(status) ? true : undefined,
    capabilityFields: capabilityFields(schema),
    fieldsHash: fieldsHash(schema),
  };
}

import { objectIn, RawObject } from '@backstage-eco/plugin-eco-recognition';

/**
 * Names of fields that offer backup and restore, tuning, upgrades or a readable
 * status. Source: the operator capability levels in the Operator SDK
 * documentation.
 */
const NAMES =
  /backup|restore|snapshot|recovery|autoscal|autopilot|autotun|(min|max)replicas|upgrade|updatestrategy|^(conditions|metrics|monitoring)$/i;
/** Names to search. Longer ones, or with other characters, are ignored. */
const FIELD_NAME = /^[a-z][\w-]{0,62}$/i;
const MAX_DEPTH = 3;
const MAX_FIELDS = 30;

/**
 * Returns paths of the schema fields whose names suggest a capability, in
 * schema order. Fields nested in a match are not searched.
 *
 * @param schema - the OpenAPI schema of a CRD version
 * @returns undefined if there are none
 */
export function capabilityFields(schema: RawObject): string[] | undefined {
  const found = ['spec', 'status'].flatMap(root =>
    fieldsBelow(propertyIn(schema, root), [root]),
  );
  return found.length > 0 ? found.slice(0, MAX_FIELDS) : undefined;
}

function fieldsBelow(schema: RawObject, path: string[]): string[] {
  return Object.keys(objectIn(schema, 'properties'))
    .filter(name => FIELD_NAME.test(name))
    .flatMap(name => {
      const field = [...path, name];
      if (NAMES.test(name)) {
        return [field.join('.')];
      }
      return field.length < MAX_DEPTH
        ? fieldsBelow(propertyIn(schema, name), field)
        : [];
    });
}

function propertyIn(schema: RawObject, name: string): RawObject {
  return objectIn(objectIn(schema, 'properties'), name);
}

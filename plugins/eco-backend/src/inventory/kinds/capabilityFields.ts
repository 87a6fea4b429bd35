import { objectIn, RawObject } from '@backstage-eco/plugin-eco-recognition';

/**
 * Names of fields by which a kind offers backups and restores, tuning, upgrades
 * and a status that people can read. The levels of the operator capability model
 * (Operator SDK's documentation) name these capabilities.
 */
const NAMES =
  /backup|restore|snapshot|recovery|autoscal|autopilot|autotun|(min|max)replicas|upgrade|updatestrategy|^(conditions|metrics|monitoring)$/i;
/** What no longer name can be of. */
const FIELD_NAME = /^[a-z][\w-]{0,62}$/i;
const MAX_DEPTH = 3;
const MAX_FIELDS = 30;

/**
 * Paths of the fields of a schema whose names tell of a capability, in the order of
 * the schema. Below such a field no other is looked for.
 *
 * @param schema - the OpenAPI schema of a version of a CRD
 * @returns undefined where there are none
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

import { createHash, Hash } from 'node:crypto';
import { objectIn, RawObject } from '@backstage-eco/plugin-eco-recognition';

/** No schema that an API server accepts is nested this deeply. */
const MAX_DEPTH = 100;

/**
 * Hashes the fields of a schema. Schemas with the same fields of the same types
 * have the same hash, regardless of descriptions, defaults and validation
 * rules.
 *
 * @returns SHA-256 in hexadecimal; undefined if the schema is nested too deeply
 */
export function fieldsHash(schema: RawObject): string | undefined {
  const hash = createHash('sha256');
  return addFields(hash, schema, 0) ? hash.digest('hex') : undefined;
}

function addFields(hash: Hash, schema: RawObject, depth: number): boolean {
  if (depth > MAX_DEPTH) {
    return false;
  }
  const { type, additionalProperties } = schema;
  const isOpen = schema['x-kubernetes-preserve-unknown-fields'] === true;
  const named = typeof type === 'string' ? type : undefined;
  hash.update(`${depth}${named}${isOpen}${additionalProperties === true}`);
  const properties = objectIn(schema, 'properties');
  const below = [
    ...Object.keys(properties)
      .sort()
      .map(name => [name, objectIn(properties, name)] as const),
    ...['items', 'additionalProperties']
      .filter(name => Object.keys(objectIn(schema, name)).length > 0)
      .map(name => [`[${name}]`, objectIn(schema, name)] as const),
  ];
  return below.every(([name, field]) => {
    hash.update(`\n${name}\n`);
    return addFields(hash, field, depth + 1);
  });
}

import { JsonSchema } from './JsonSchema';

/** A field of a schema. */
export interface SchemaField {
  /**
   * Path such as `spec.containers[].name`; `[*]` stands for every key of a map.
   */
  path: string;
  name: string;
  isRequired: boolean;
  schema: JsonSchema;
}

/**
 * Unwraps arrays and maps down to the schema that has properties, and returns
 * the path to it.
 */
function inner(schema: JsonSchema): { schema: JsonSchema; suffix: string } {
  let current = schema;
  let suffix = '';
  for (;;) {
    if (current.items) {
      current = current.items;
      suffix += '[]';
    } else if (
      typeof current.additionalProperties === 'object' &&
      !current.properties
    ) {
      current = current.additionalProperties;
      suffix += '[*]';
    } else {
      return { schema: current, suffix };
    }
  }
}

/**
 * Returns the direct fields of a schema. Fields of array items and of map
 * values count as direct.
 *
 * @param path - path of the schema; empty at the root
 */
export function fieldsOf(schema: JsonSchema, path: string): SchemaField[] {
  const { schema: object, suffix } = inner(schema);
  const required = new Set(object.required);
  return Object.entries(object.properties ?? {}).map(([name, property]) => ({
    path: path ? `${path}${suffix}.${name}` : name,
    name,
    isRequired: required.has(name),
    schema: property,
  }));
}

/** Checks whether a schema has fields. */
export function hasFields(schema: JsonSchema): boolean {
  return Object.keys(inner(schema).schema.properties ?? {}).length > 0;
}

/** Yields all fields, each before its descendants. */
export function* allFields(
  schema: JsonSchema,
  path = '',
): Generator<SchemaField> {
  for (const field of fieldsOf(schema, path)) {
    yield field;
    yield* allFields(field.schema, field.path);
  }
}

/**
 * Finds the fields whose path or description contains all words. Returns up to
 * `limit` of them, and the total count.
 */
export function searchFields(options: {
  schema: JsonSchema;
  text: string;
  limit: number;
}): { fields: SchemaField[]; count: number } {
  const words = options.text.toLowerCase().split(/\s+/).filter(Boolean);
  const fields: SchemaField[] = [];
  let count = 0;
  for (const field of allFields(options.schema)) {
    const text = `${field.path} ${
      field.schema.description ?? ''
    }`.toLowerCase();
    if (words.every(word => text.includes(word))) {
      count += 1;
      if (fields.length < options.limit) {
        fields.push(field);
      }
    }
  }
  return { fields, count };
}

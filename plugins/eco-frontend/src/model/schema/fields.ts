import { JsonSchema } from './JsonSchema';

/** A field of a schema. */
export interface SchemaField {
  /** For example `spec.containers[].name`; `[*]` for each key of a map. */
  path: string;
  name: string;
  isRequired: boolean;
  schema: JsonSchema;
}

/** The schema whose properties are the fields below a field, and the way there. */
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
 * The fields directly below a schema; those of the items of an array and of the
 * values of a map stand for its own.
 *
 * @param path - the one of the schema; empty at the root
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

/** Whether there are fields below a schema. */
export function hasFields(schema: JsonSchema): boolean {
  return Object.keys(inner(schema).schema.properties ?? {}).length > 0;
}

/** All fields, each before those below it. */
export function* allFields(
  schema: JsonSchema,
  path = '',
): Generator<SchemaField> {
  for (const field of fieldsOf(schema, path)) {
    yield field;
    yield* allFields(field.schema, field.path);
  }
}

/** The fields whose path or description has all words, as many as `limit`. */
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

/** A field of a schema, with its direct subfields. */
export interface ExplainedField {
  /** Type in the schema; `[]object` for a list of objects. */
  type: string;
  description?: string;
  fields: Array<{
    name: string;
    type: string;
    required: boolean;
    description?: string;
  }>;
}

type Schema = Record<string, any>;

/**
 * Returns the schema of the items of a list or map; otherwise the schema
 * itself.
 */
function contentOf(schema: Schema): Schema {
  const below = schema.items ?? schema.additionalProperties;
  return !schema.properties && isSchema(below) ? contentOf(below) : schema;
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null;
}

function typeOf(schema: Schema): string {
  if (schema['x-kubernetes-int-or-string']) {
    return 'integer or string';
  }
  return isSchema(schema.items)
    ? `[]${typeOf(schema.items)}`
    : String(schema.type ?? 'any');
}

function describe({ description }: Schema) {
  return typeof description === 'string' ? { description } : {};
}

/**
 * Explains a field of a schema. Pure.
 *
 * @param schema - schema of a CRD
 * @param path - dot-separated names; empty for the whole schema
 * @returns undefined if there is no such field
 */
export function explainField(
  schema: unknown,
  path: string,
): ExplainedField | undefined {
  let place: Schema = isSchema(schema) ? schema : {};
  for (const name of path.split('.').filter(Boolean)) {
    const { properties = {} } = contentOf(place);
    if (!Object.hasOwn(properties, name)) {
      return undefined;
    }
    place = properties[name];
  }
  const { properties = {}, required = [] } = contentOf(place);
  return {
    type: typeOf(place),
    ...describe(place),
    fields: Object.entries<Schema>(properties).map(([name, field]) => ({
      name,
      type: typeOf(field),
      required: required.includes(name),
      ...describe(field),
    })),
  };
}

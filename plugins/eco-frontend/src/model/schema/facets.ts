import { JsonSchema } from './JsonSchema';

const VALIDATIONS = 'x-kubernetes-validations';
const PRESERVE = 'x-kubernetes-preserve-unknown-fields';

/** JSON schema keywords that limit a value. */
const LIMITS = [
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'pattern',
] as const;

/** Returns the limits of a schema, such as `minimum 1`. */
export function limitsOf(schema: JsonSchema): string[] {
  return LIMITS.filter(limit => schema[limit] !== undefined).map(
    limit => `${limit} ${schema[limit]}`,
  );
}

/** Formats a value as one line of YAML. */
export function valueWords(value: unknown): string {
  return typeof value === 'string' && value !== ''
    ? value
    : JSON.stringify(value);
}

/**
 * Formats the type of a value as `kubectl explain` does, such as `[]string`.
 */
export function typeWords(schema: JsonSchema): string {
  if (schema['x-kubernetes-int-or-string']) {
    return 'IntOrString';
  }
  if (schema.items) {
    return `[]${typeWords(schema.items)}`;
  }
  if (typeof schema.additionalProperties === 'object' && !schema.properties) {
    return `map[string]${typeWords(schema.additionalProperties)}`;
  }
  const type = schema.type ?? 'any';
  return schema.format ? `${type} (${schema.format})` : type;
}

/**
 * Returns the facets of one field by JSON schema keyword, without those of its
 * descendants.
 */
export function facetsOf(
  schema: JsonSchema,
  isRequired: boolean,
): Map<string, string> {
  const rules = rulesOf(schema);
  const facets: Array<[string, string | false | undefined]> = [
    ['type', typeWords(schema)],
    ['required', String(isRequired)],
    ['nullable', schema.nullable && 'true'],
    ['default', schema.default !== undefined && valueWords(schema.default)],
    ['enum', schema.enum?.map(valueWords).join(', ')],
    ['limits', limitsOf(schema).join(', ')],
    [VALIDATIONS, rules.map(({ rule }) => rule).join('; ')],
    [PRESERVE, schema[PRESERVE] && 'true'],
    ['description', schema.description],
  ];
  return new Map(
    facets.filter((facet): facet is [string, string] => Boolean(facet[1])),
  );
}

/** Returns the CEL rules of a field, with the API server's messages. */
export function rulesOf(schema: JsonSchema) {
  return schema[VALIDATIONS] ?? [];
}

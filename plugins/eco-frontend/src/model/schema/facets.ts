import { JsonSchema } from './JsonSchema';

const VALIDATIONS = 'x-kubernetes-validations';
const PRESERVE = 'x-kubernetes-preserve-unknown-fields';

/** The limits of a value, in the words of JSON schema. */
const LIMITS = [
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'pattern',
] as const;

/** The limits that a schema sets, as `minimum 1`. */
export function limitsOf(schema: JsonSchema): string[] {
  return LIMITS.filter(limit => schema[limit] !== undefined).map(
    limit => `${limit} ${schema[limit]}`,
  );
}

/** A value as YAML has it in one line. */
export function valueWords(value: unknown): string {
  return typeof value === 'string' && value !== ''
    ? value
    : JSON.stringify(value);
}

/** The type of a value, as `kubectl explain` writes it: `[]string`. */
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
 * What a schema says of one field, apart from those below it, by the keywords of
 * JSON schema.
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

/** The CEL rules of a field, with what the API server says where one fails. */
export function rulesOf(schema: JsonSchema) {
  return schema[VALIDATIONS] ?? [];
}

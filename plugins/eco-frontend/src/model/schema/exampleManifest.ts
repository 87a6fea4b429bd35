import { JsonSchema } from './JsonSchema';

/** Placeholder for values that cannot be derived. */
const PLACEHOLDER = 'example';
const PLACEHOLDERS_BY_FORMAT: Record<string, string> = {
  'date-time': '2026-01-01T00:00:00Z',
  date: '2026-01-01',
  duration: '1h',
  uri: 'https://example.com',
  hostname: 'example.com',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
};

/**
 * Creates a manifest with the required fields of a kind, as far as the schema
 * declares them. It may be invalid, as patterns and validation rules are
 * ignored.
 */
export function exampleManifest(options: {
  group: string;
  version: string;
  kind: string;
  isNamespaced: boolean;
  schema: JsonSchema;
}): Record<string, unknown> {
  const { group, version, kind, isNamespaced, schema } = options;
  const { spec, ...others } = schema.properties ?? {};
  const required = (schema.required ?? []).filter(
    name =>
      !['apiVersion', 'kind', 'metadata', 'spec', 'status'].includes(name),
  );
  return {
    apiVersion: `${group}/${version}`,
    kind,
    metadata: {
      name: PLACEHOLDER,
      ...(isNamespaced && { namespace: 'default' }),
    },
    ...(spec && { spec: exampleOf(spec) }),
    ...Object.fromEntries(
      required
        .filter(name => others[name])
        .map(name => [name, exampleOf(others[name])]),
    ),
  };
}

function exampleOf(schema: JsonSchema): unknown {
  if (schema.default !== undefined) {
    return schema.default;
  }
  if (schema.enum && schema.enum.length > 0) {
    return schema.enum[0];
  }
  if (schema['x-kubernetes-int-or-string']) {
    return 1;
  }
  switch (schema.type) {
    case 'object':
      return exampleObject(schema);
    case 'array':
      return schema.items ? [exampleOf(schema.items)] : [];
    case 'integer':
    case 'number':
      return Math.min(schema.minimum ?? 1, schema.maximum ?? Infinity);
    case 'boolean':
      return false;
    default:
      return exampleText(schema);
  }
}

function exampleObject(schema: JsonSchema): Record<string, unknown> {
  const { properties = {}, required = [], additionalProperties } = schema;
  if (typeof additionalProperties === 'object' && !schema.properties) {
    return { [PLACEHOLDER]: exampleOf(additionalProperties) };
  }
  return Object.fromEntries(
    required
      .filter(name => properties[name])
      .map(name => [name, exampleOf(properties[name])]),
  );
}

function exampleText(schema: JsonSchema): string {
  const text = PLACEHOLDERS_BY_FORMAT[schema.format ?? ''] ?? PLACEHOLDER;
  return text.padEnd(schema.minLength ?? 0, 'x').slice(0, schema.maxLength);
}

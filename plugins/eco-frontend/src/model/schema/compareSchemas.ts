import { JsonSchema } from './JsonSchema';
import { facetsOf } from './facets';
import { SchemaField, allFields } from './fields';

/** How one field differs between two schemas. */
export interface FieldDifference {
  path: string;
  /** Left out where both have the field. */
  onlyIn?: 'one' | 'other';
  /** How many fields below it are only there too. */
  below: number;
  /** What differs of a field that both have. */
  facets: Array<{ name: string; one?: string; other?: string }>;
}

/**
 * Compares two schemas field by field, in the order of the paths. Of what only one
 * has, the topmost field stands for all below it.
 */
export function compareSchemas(
  one: JsonSchema,
  other: JsonSchema,
): FieldDifference[] {
  const ones = byPath(one);
  const others = byPath(other);
  const differences = [
    ...missing(ones, others, 'one'),
    ...missing(others, ones, 'other'),
    ...changed(ones, others),
  ];
  return differences.sort((a, b) => a.path.localeCompare(b.path, 'en'));
}

function byPath(schema: JsonSchema): Map<string, SchemaField> {
  return new Map([...allFields(schema)].map(field => [field.path, field]));
}

function missing(
  here: Map<string, SchemaField>,
  there: Map<string, SchemaField>,
  onlyIn: 'one' | 'other',
): FieldDifference[] {
  const found: FieldDifference[] = [];
  for (const path of here.keys()) {
    const top = found.at(-1);
    if (there.has(path)) {
      continue;
    }
    // Each field comes before those below it.
    if (top && isBelow(path, top.path)) {
      top.below += 1;
    } else {
      found.push({ path, onlyIn, below: 0, facets: [] });
    }
  }
  return found;
}

function isBelow(path: string, top: string): boolean {
  return path.startsWith(`${top}.`) || path.startsWith(`${top}[`);
}

function changed(
  ones: Map<string, SchemaField>,
  others: Map<string, SchemaField>,
): FieldDifference[] {
  return [...ones.values()].flatMap(field => {
    const other = others.get(field.path);
    const facets = other ? differingFacets(field, other) : [];
    return facets.length > 0 ? [{ path: field.path, below: 0, facets }] : [];
  });
}

function differingFacets(one: SchemaField, other: SchemaField) {
  const ones = facetsOf(one.schema, one.isRequired);
  const others = facetsOf(other.schema, other.isRequired);
  return [...new Set([...ones.keys(), ...others.keys()])]
    .filter(name => ones.get(name) !== others.get(name))
    .map(name => ({ name, one: ones.get(name), other: others.get(name) }));
}

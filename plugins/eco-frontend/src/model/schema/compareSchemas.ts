import { JsonSchema } from './JsonSchema';
import { facetsOf } from './facets';
import { SchemaField, allFields } from './fields';

/** Difference of one field between two schemas. */
export interface FieldDifference {
  path: string;
  /** Omitted if both schemas have the field. */
  onlyIn?: 'one' | 'other';
  /** Number of its descendants, which are then missing too. */
  below: number;
  /** Differing facets of a field that both schemas have. */
  facets: Array<{ name: string; one?: string; other?: string }>;
}

/**
 * Compares two schemas field by field, sorted by path. A subtree that only one
 * of them has is reported as its topmost field.
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
    // Each field precedes its descendants.
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

/**
 * Compares kinds by group and plural name. Databases are not used for sorting,
 * because their collations differ.
 */
export function compareKinds(one: KindName, other: KindName): number {
  return (
    compareTexts(one.group, other.group) ||
    compareTexts(one.plural, other.plural)
  );
}

interface KindName {
  group: string;
  plural: string;
}

function compareTexts(one: string, other: string): number {
  if (one === other) {
    return 0;
  }
  return one < other ? -1 : 1;
}

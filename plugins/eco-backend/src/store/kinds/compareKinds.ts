/** Compares kinds by group and plural name. Not by the database: each has an order of its own. */
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

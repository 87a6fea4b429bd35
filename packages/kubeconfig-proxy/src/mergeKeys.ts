import { Document, isPair, isScalar, visit, YAMLMap } from 'yaml';

/**
 * Gives merge keys the order that client-go gives them: the last of all wins, so
 * that what is merged goes before an own key that stands above it. The standard has
 * it that own keys always win.
 */
export function orderMergeKeys(document: Document): void {
  visit(document, {
    Map(_, map) {
      const merge = map.items.findIndex(
        item =>
          isPair(item) && isScalar(item.key) && isMergeKey(item.key.value),
      );
      if (merge > 0) {
        dropOverridden(document, map, merge);
      }
    },
  });
}

/** YAML 1.1 gives a merge key as a symbol. */
function isMergeKey(key: unknown): boolean {
  return key === '<<' || (typeof key === 'symbol' && key.description === '<<');
}

function dropOverridden(document: Document, map: YAMLMap, merge: number): void {
  const merged = new YAMLMap();
  merged.items = [map.items[merge]];
  const values = merged.toJS(document) as Record<string, unknown>;
  map.items = map.items.filter(
    (item, index) =>
      index >= merge ||
      !isScalar(item.key) ||
      !Object.hasOwn(values, String(item.key.value)),
  );
}

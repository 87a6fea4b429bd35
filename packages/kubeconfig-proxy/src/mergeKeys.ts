import { Document, isPair, isScalar, visit, YAMLMap } from 'yaml';

/**
 * Applies client-go's order of merge keys: the last key wins, so a merged value
 * overrides a key that precedes the merge. In the standard, a mapping's own
 * keys always win.
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

/** YAML 1.1 represents a merge key as a symbol. */
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

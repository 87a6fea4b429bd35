import { InventoryFacts } from '@backstage-eco/plugin-eco-node';
import { toObjectFacts } from '../facts/objectFacts';
import { KIND_SOURCES, ListedKind } from '../kinds';
import { SchemaKeeper } from '../schemas/SchemaKeeper';

/** Names of the facts that every object has. */
export const COMMON_FACTS = Object.keys(
  toObjectFacts({ metadata: { name: 'it' } }, { apiVersion: '', kind: '' }),
);

/** Returns the facts of an object with a name and the given fields. */
export function factsOf<K extends ListedKind>(
  part: K,
  raw: Record<string, unknown>,
): InventoryFacts[K] {
  const source = KIND_SOURCES[part];
  const apiVersion = [source.group, source.versions[0]]
    .filter(Boolean)
    .join('/');
  const object = { ...raw, metadata: { name: 'it', ...(raw.metadata as {}) } };
  return source.toFacts(
    object,
    toObjectFacts(object, { apiVersion, kind: source.kind }),
    new SchemaKeeper(),
  ) as InventoryFacts[K];
}

import { InventoryPart, OwnerFacts } from '@backstage-eco/plugin-eco-node';
import { KIND_SOURCES, KindSource } from './kinds';
import { PreviousInventory } from './PreviousInventory';
import { READING_FORMAT, ReadingState } from './ReadingState';
import { toObjectFacts } from './facts/objectFacts';

/**
 * Migrates facts stored by an earlier version of Eco to the current format,
 * with empty values for the fields added since. Pure.
 *
 * Without those fields, code that uses the facts would fail while such a list
 * cannot be read again. An empty value is not misleading there: a list that was
 * not read again is stale, so whatever it lacks is unknown. Nested fields, such
 * as those of a container, are not added.
 *
 * @param state - state stored with the facts; holds their format
 */
export function completeFacts(
  previous: PreviousInventory,
  state: ReadingState | undefined,
): PreviousInventory {
  if (state?.format === READING_FORMAT) {
    return previous;
  }
  const parts = Object.entries(previous.parts).map(([kind, part]) => {
    const source = (KIND_SOURCES as Record<string, KindSource>)[kind];
    return [kind, source ? completePart(part, source) : part];
  });
  return { ...previous, parts: Object.fromEntries(parts) };
}

function completePart(
  part: InventoryPart<unknown>,
  source: KindSource,
): InventoryPart<unknown> {
  if (!('items' in part)) {
    return part;
  }
  const empty = emptyFacts(source);
  return {
    ...part,
    items: part.items.map(facts => ({
      ...empty,
      ...toCurrentFormat(facts as object),
    })),
  };
}

/**
 * Before format 2, facts had a single owner and only the names of field
 * managers.
 */
function toCurrentFormat(facts: {
  owner?: OwnerFacts;
  managers?: string[];
  owned?: boolean;
}): object {
  const { owner, managers, owned, ...others } = facts;
  return {
    ...(owner && { owners: [owner] }),
    ...(managers && { fieldManagers: managers.map(name => ({ name })) }),
    ...others,
  };
}

/** Returns the facts of an object that has nothing but a name. */
function emptyFacts(source: KindSource): object {
  const raw = { metadata: { name: 'empty' } };
  const common = toObjectFacts(raw, {
    apiVersion: source.versions[0],
    kind: source.kind,
  });
  return JSON.parse(JSON.stringify(source.toFacts(raw, common)));
}

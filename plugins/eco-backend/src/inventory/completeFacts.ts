import { InventoryPart, OwnerFacts } from '@backstage-eco/plugin-eco-node';
import { KIND_SOURCES, KindSource } from './kinds';
import { PreviousInventory } from './PreviousInventory';
import { READING_FORMAT, ReadingState } from './ReadingState';
import { toObjectFacts } from './facts/objectFacts';

/**
 * Facts that an earlier version of Eco kept, with the fields that this one keeps
 * besides, empty. Without them whoever uses facts would stumble where such a list
 * cannot be read again. An empty field is no lie there: a list that was not read
 * again is stale, and what is not in it is unknown. Pure.
 *
 * Fields within fields, as those of a container, are not added. What was kept in
 * another form is put into this one.
 *
 * @param state - that was kept with the facts, and says of which form they are
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
      ...reformed(facts as object),
    })),
  };
}

/** Until format 2 there were one owner, and the names of field managers. */
function reformed(facts: {
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

/** What is kept of an object that has nothing but a name. */
function emptyFacts(source: KindSource): object {
  const raw = { metadata: { name: 'empty' } };
  const common = toObjectFacts(raw, {
    apiVersion: source.versions[0],
    kind: source.kind,
  });
  return JSON.parse(JSON.stringify(source.toFacts(raw, common)));
}

import { UnknownTool } from '@backstage-eco/plugin-eco-common';
import { Inventory, InventoryKind } from '@backstage-eco/plugin-eco-node';

const MAXIMAL_REASONS = 3;

interface Gap {
  list: InventoryKind;
  reason: string;
  since: string;
}

function gapsOf(inventory: Inventory, lists: Iterable<InventoryKind>): Gap[] {
  const gaps: Gap[] = [];
  for (const list of lists) {
    const part = inventory.parts[list];
    // What a stale list does not have may be there by now.
    if (part.state === 'unread' || part.state === 'stale') {
      gaps.push({ list, reason: part.reason, since: part.since });
    }
  }
  return gaps;
}

/**
 * Says of a tool why its absence, or that nothing runs it, cannot be told.
 *
 * @param question.lists - the lists that would show it
 * @returns undefined where every list was read: then the miss is an answer
 */
export function unknownTool(
  toolId: string,
  inventory: Inventory,
  question: {
    lists: Iterable<InventoryKind>;
    /** What was found, in words; goes before the reasons. */
    found?: string;
  },
): UnknownTool | undefined {
  const gaps = gapsOf(inventory, question.lists);
  if (gaps.length === 0) {
    return undefined;
  }
  const named = gaps
    .slice(0, MAXIMAL_REASONS)
    .map(({ list, reason }) => `${list} could not be read: ${reason}`);
  if (gaps.length > MAXIMAL_REASONS) {
    named.push(`and ${gaps.length - MAXIMAL_REASONS} more lists`);
  }
  return {
    toolId,
    reason: [question.found, named.join('; ')].filter(Boolean).join('. '),
    since: gaps.map(gap => gap.since).sort()[0],
  };
}

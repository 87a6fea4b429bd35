import { UnknownTool } from '@backstage-eco/plugin-eco-common';
import {
  CrdFacts,
  Inventory,
  InventoryKind,
} from '@backstage-eco/plugin-eco-node';
import { Gap } from './signals/SignalMatcher';

const MAXIMAL_REASONS = 3;

/**
 * The lists among some that were not read, or not lately.
 *
 * @public
 */
export function gapsOfLists(
  inventory: Inventory,
  lists: Iterable<InventoryKind>,
): Gap[] {
  const gaps: Gap[] = [];
  for (const list of lists) {
    const part = inventory.parts[list];
    // What a stale list does not have may be there by now.
    if (part.state === 'unread' || part.state === 'stale') {
      gaps.push({ what: list, reason: part.reason, since: part.since });
    }
  }
  return gaps;
}

/**
 * The CRDs among some whose custom resources were not sampled, or not lately, by
 * their full names.
 *
 * @public
 */
export function gapsOfSamples(
  { parts, samples = [] }: Inventory,
  crds: Iterable<CrdFacts>,
): Gap[] {
  const byName = new Map(
    samples.map(sample => [`${sample.plural}.${sample.group}`, sample]),
  );
  const readAt = 'readAt' in parts.crds ? parts.crds.readAt : '';
  return [...crds].flatMap(({ name, createdAt }) => {
    const sample = byName.get(name);
    if (sample?.state === 'read') {
      return [];
    }
    const since = sample?.since ?? createdAt ?? readAt;
    return [{ what: name, reason: sample?.reason ?? 'not sampled yet', since }];
  });
}

/**
 * Says of a tool why its absence, or that nothing runs it, cannot be told.
 *
 * @param question.gaps - what would show it, and was not read
 * @returns undefined where there are none: then the miss is an answer
 */
export function unknownTool(
  toolId: string,
  question: {
    gaps: readonly Gap[];
    /** What was found, in words; goes before the reasons. */
    found?: string;
  },
): UnknownTool | undefined {
  const { gaps, found } = question;
  if (gaps.length === 0) {
    return undefined;
  }
  const named = gaps
    .slice(0, MAXIMAL_REASONS)
    .map(({ what, reason }) => `${what} could not be read: ${reason}`);
  if (gaps.length > MAXIMAL_REASONS) {
    named.push(`and ${gaps.length - MAXIMAL_REASONS} more`);
  }
  return {
    toolId,
    reason: [found, named.join('; ')].filter(Boolean).join('. '),
    since: gaps.map(gap => gap.since).sort()[0],
  };
}

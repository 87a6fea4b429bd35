import { UnknownTool } from '@backstage-eco/plugin-eco-common';
import {
  CrdFacts,
  Inventory,
  InventoryKind,
} from '@backstage-eco/plugin-eco-node';
import { Gap } from './signals/SignalMatcher';

const MAX_REASONS = 3;

/**
 * Returns a gap for each of the lists that is unread or stale.
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
    // An object missing from a stale list may exist by now.
    if (part.state === 'unread' || part.state === 'stale') {
      gaps.push({ what: list, reason: part.reason, since: part.since });
    }
  }
  return gaps;
}

/**
 * Returns a gap, by full name, for each of the CRDs without a current sample.
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
 * Explains why a tool cannot be reported as absent or not running.
 *
 * @param question.gaps - inputs that could show the tool but were not read
 * @returns undefined if there are no gaps: then a miss means absence
 */
export function unknownTool(
  toolId: string,
  question: {
    gaps: readonly Gap[];
    /** What was found, as text that precedes the reasons. */
    found?: string;
  },
): UnknownTool | undefined {
  const { gaps, found } = question;
  if (gaps.length === 0) {
    return undefined;
  }
  const named = gaps
    .slice(0, MAX_REASONS)
    .map(({ what, reason }) => `${what} could not be read: ${reason}`);
  if (gaps.length > MAX_REASONS) {
    named.push(`and ${gaps.length - MAX_REASONS} more`);
  }
  return {
    toolId,
    reason: [found, named.join('; ')].filter(Boolean).join('. '),
    since: gaps.map(gap => gap.since).sort()[0],
  };
}

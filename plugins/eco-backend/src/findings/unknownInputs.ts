import {
  Check,
  Inventory,
  InventoryKind,
} from '@backstage-eco/plugin-eco-node';
import { gapsOfLists } from '../detection';
import { UnknownCheck } from './Finding';

const MAX_REASONS = 3;

/**
 * Says why a check cannot be made at all: what it reads is unread or stale.
 *
 * @returns undefined where all of it was read, or is not served
 */
export function unknownInputs(
  { id, reads }: Check,
  inventory: Inventory,
): UnknownCheck | undefined {
  const kinds = reads.filter(
    (input): input is InventoryKind => input !== 'customResources',
  );
  const gaps = gapsOfLists(inventory, kinds);
  if (gaps.length > 0) {
    const named = gaps
      .slice(0, MAX_REASONS)
      .map(({ what, reason }) => `${what} could not be read: ${reason}`);
    if (gaps.length > MAX_REASONS) {
      named.push(`and ${gaps.length - MAX_REASONS} more`);
    }
    return {
      checkId: id,
      reason: named.join('; '),
      since: gaps.map(({ since }) => since).sort()[0],
    };
  }
  return reads.includes('customResources') && !inventory.samples
    ? { checkId: id, reason: 'Custom resources have not been sampled yet' }
    : undefined;
}

/**
 * Says how many kinds of custom resource were not sampled, for a check that reads
 * samples.
 *
 * @returns undefined where all were sampled, or none is read
 */
export function unsampledKinds(
  { reads }: Check,
  { samples = [] }: Inventory,
): string | undefined {
  const missing = samples.filter(({ state }) => state === 'unread').length;
  return reads.includes('customResources') && missing > 0
    ? `${missing} of ${samples.length} kinds of custom resource could not be sampled`
    : undefined;
}

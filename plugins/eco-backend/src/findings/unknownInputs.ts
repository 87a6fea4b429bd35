import {
  Check,
  CheckInput,
  Inventory,
  InventoryKind,
} from '@backstage-eco/plugin-eco-node';
import { gapsOfLists } from '@backstage-eco/plugin-eco-recognition';
import { UnknownCheck } from './Finding';
import { KnownCluster } from './InventoryCheckFacts';

const MAX_REASONS = 3;

/**
 * Says why a check cannot be made at all: what it reads is unread or stale.
 *
 * @returns undefined where all of it was read, or is not served
 */
export function unknownInputs(
  { id, reads }: Check,
  { inventory, controllers }: KnownCluster,
): UnknownCheck | undefined {
  const kinds = reads.filter(isKind);
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
  if (reads.includes('customResources') && !inventory.samples) {
    return {
      checkId: id,
      reason: 'Custom resources have not been sampled yet',
    };
  }
  return reads.includes('controllers') && !controllers
    ? {
        checkId: id,
        reason: 'The controllers of CRDs have not been looked for yet',
      }
    : undefined;
}

function isKind(input: CheckInput): input is InventoryKind {
  return input !== 'customResources' && input !== 'controllers';
}

/**
 * Says how many kinds of custom resource were not sampled, for a check that reads
 * samples, and which role is missing where Eco may not.
 *
 * @returns undefined where all were sampled, or none is read
 */
export function unsampledKinds(
  { reads }: Check,
  { samples = [] }: Inventory,
): string | undefined {
  const missing = samples.filter(({ state }) => state === 'unread');
  if (!reads.includes('customResources') || missing.length === 0) {
    return undefined;
  }
  const reason = `${missing.length} of ${samples.length} kinds of custom resource could not be sampled`;
  const forbidden = missing.filter(({ isForbidden }) => isForbidden).length;
  return forbidden > 0
    ? `${reason}; for ${forbidden} of them Eco's account lacks the optional ClusterRole eco-sampler, or their API group in it`
    : reason;
}

/**
 * Says of how many CRDs it cannot be told who acts on their objects, for a check
 * that asks it.
 *
 * @returns undefined where it is known of all, or not asked
 */
export function unknownControllers(
  { reads }: Check,
  { controllers = [] }: KnownCluster,
): string | undefined {
  const unknown = controllers.filter(({ state }) => state === 'unknown').length;
  return reads.includes('controllers') && unknown > 0
    ? `The controllers of ${unknown} of ${controllers.length} CRDs are unknown`
    : undefined;
}

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
 * Returns why a check cannot run at all: its inputs are unread or stale.
 *
 * @returns undefined if all inputs were read, or are not served
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
        reason: 'Eco has not looked for controllers of CRDs yet',
      }
    : undefined;
}

function isKind(input: CheckInput): input is InventoryKind {
  return input !== 'customResources' && input !== 'controllers';
}

/**
 * Returns how many custom resource kinds were not sampled, for checks that read
 * samples, and which ClusterRole is missing if Eco lacks access.
 *
 * @returns undefined if all were sampled, or the check reads none
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
 * Returns for how many CRDs the controller is unknown, for checks that read
 * controllers.
 *
 * @returns undefined if all are known, or the check reads none
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

import {
  claimSize,
  DriftedReason,
  parseQuantity,
  toClaimFacts,
} from '@backstage-eco/plugin-eco-common';
import { KINDS } from '../kubernetes/kinds';
import { KubernetesObject } from '../kubernetes/objects';
import { findDifferences, fingerprintOf, isSentBefore } from './drift';
import { Comparison, Observed } from './Observed';
import { Step } from './Plan';

/** Why a child is left as it is, although it differs from the desired state. */
export interface Drift {
  reason: DriftedReason;
  message: string;
}

/**
 * Returns what to do about a live child of this Database. Nothing if it is as
 * desired, or if the API server turns the desired child into the live one.
 */
export function correctionOf(
  { comparisons, contests }: Pick<Observed, 'comparisons' | 'contests'>,
  desired: KubernetesObject,
  live: KubernetesObject,
): { step?: Step; drift?: Drift } {
  const fields = findDifferences(desired, live);
  if (fields.length === 0) {
    return {};
  }
  const key = childKey(desired);
  const comparison = comparisons.get(key);
  if (comparison?.of !== fingerprintOf(desired, live)) {
    const step = isSentBefore(desired, live) ? 'compare' : 'apply';
    return { step: { do: step, object: desired, live } };
  }
  if (comparison.isAdmitted) {
    return { drift: admitted(key, comparison) };
  }
  const contest = contests.get(key);
  if (contest?.isHeld) {
    return { drift: contested(key, comparison, contest.corrections) };
  }
  return { step: { do: 'apply', object: desired, live, drift: comparison } };
}

/** Plans to grow claims that are smaller than desired. */
export function growClaims(
  { claims, comparisons }: Pick<Observed, 'claims' | 'comparisons'>,
  storage: string,
): { steps: Step[]; drifts: Drift[] } {
  const size = parseQuantity(storage) ?? 0n;
  const small = claims
    .filter(claim => claimSize(toClaimFacts(claim)) < size)
    .filter(claim => !claim.metadata.deletionTimestamp);
  const drifts: Drift[] = [];
  const steps = small.flatMap((claim): Step[] => {
    const desired = claimOfSize(claim, storage);
    const key = childKey(desired);
    const comparison = comparisons.get(key);
    if (comparison?.of === fingerprintOf(desired, claim)) {
      drifts.push(admitted(key, comparison));
      return [];
    }
    return [{ do: 'growClaim', claim, desired }];
  });
  return { steps, drifts };
}

/** Returns the key of a child within its Database, `Kind/name`. */
export function childKey({ kind, metadata }: KubernetesObject): string {
  return `${kind}/${metadata.name}`;
}

function claimOfSize(
  { metadata }: KubernetesObject,
  storage: string,
): KubernetesObject {
  const { name, namespace } = metadata;
  return {
    kind: KINDS.claim.kind,
    metadata: { name, namespace },
    spec: { resources: { requests: { storage } } },
  };
}

function admitted(key: string, { fields }: Comparison): Drift {
  const message = `${formatChild(key)}: ${fields.join(
    ', ',
  )} changed on admission`;
  return { reason: 'ChangedOnAdmission', message };
}

function contested(
  key: string,
  { fields, manager }: Comparison,
  corrections: number,
): Drift {
  const who = manager ?? 'somebody';
  return {
    reason: 'Contested',
    message: `${formatChild(key)}: ${who} changed ${fields.join(
      ', ',
    )} again after each of ${corrections} corrections; the next one waits. Let one of the two go.`,
  };
}

function formatChild(key: string): string {
  return key.replace('/', ' ');
}

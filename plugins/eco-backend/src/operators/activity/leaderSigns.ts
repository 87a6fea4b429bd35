import { ActivitySign, ObservedState } from '@backstage-eco/plugin-eco-common';
import { LeaseFacts, WorkloadFacts } from '@backstage-eco/plugin-eco-node';
import { heldLeases } from '../heldLeases';
import { observedFact } from '../observedFact';
import { ActivityFacts, knownItems, ownWorkload } from './ActivityFacts';
import { durationWords } from './durationWords';

/** Tolerance: a Lease is renewed by its holder's clock, and judged by Eco's. */
const CLOCK_SKEW_MS = 60_000;

type Judgement = { state: ObservedState; words: string };

/**
 * Returns a sign for each Lease that a pod of the operator holds, or one that
 * says that none is held. A Lease that was not renewed within its duration has
 * no holder.
 *
 * @see https://kubernetes.io/docs/concepts/architecture/leases/#leader-election
 */
export function leaderSigns(facts: ActivityFacts): ActivitySign[] {
  const { leases, workloads } = facts;
  const readAt = 'readAt' in leases ? leases.readAt : undefined;
  const workload = ownWorkload(facts);
  const held = workload
    ? heldLeases(workload, {
        leases: knownItems(leases),
        workloads: knownItems(workloads),
      })
    : [];
  if (!workload || held.length === 0) {
    const none = noLease(facts, workload !== undefined);
    return [{ sign: 'leader', ...none, readAt, evidence: [] }];
  }
  const judged = held.map(lease => ({
    lease,
    judgement: judge(lease, readAt ?? ''),
  }));
  const leftover = explainExpiredLease(workload, judged);
  return judged.map(({ lease, judgement }) => {
    const { state, reason } = inContext(judgement, { facts, leftover });
    return {
      sign: 'leader',
      state,
      reason: `${lease.holder} holds the Lease ${lease.name}. ${reason}`,
      readAt,
      evidence: evidenceOf(lease),
    };
  });
}

function noLease(
  { leases, isSimulated }: ActivityFacts,
  isWorkloadKnown: boolean,
): { state: ObservedState; reason: string } {
  if (leases.state === 'unread' || leases.state === 'stale') {
    const reason = `Leases could not be read: ${leases.reason}.`;
    return { state: 'unknown', reason };
  }
  if (!isWorkloadKnown) {
    return { state: 'unknown', reason: 'Its workload is not known.' };
  }
  const count = knownItems(leases).length;
  const reason = `None of its pods holds one of the Leases that were read (${count}).`;
  return isSimulated
    ? {
        state: 'unknown',
        reason: `${reason} Nodes are simulated (kwok): its pods do not run.`,
      }
    : { state: 'not-observed', reason };
}

/**
 * Returns why an expired Lease does not mean that the leader is gone; undefined
 * if it does.
 */
function explainExpiredLease(
  { containers }: WorkloadFacts,
  judged: ReadonlyArray<{ judgement: Judgement }>,
): string | undefined {
  if (judged.some(({ judgement }) => judgement.state === 'observed')) {
    return 'another of its Leases is renewed';
  }
  const isOff = containers.some(
    ({ settings }) => settings?.leaderElection?.value === false,
  );
  return isOff ? 'a setting turns leader election off' : undefined;
}

/** Judges a Lease by itself, at the time when it was read. */
function judge(lease: LeaseFacts, readAt: string): Judgement {
  const { renewedAt, durationSeconds } = lease;
  const age = Date.parse(readAt) - Date.parse(renewedAt ?? '');
  if (Number.isNaN(age) || durationSeconds === undefined) {
    return {
      state: 'unknown',
      words: 'It does not say when it was renewed, or for how long.',
    };
  }
  if (age < -CLOCK_SKEW_MS) {
    return {
      state: 'unknown',
      words: `It was renewed ${durationWords(
        -age,
      )} after this reading: the clocks differ.`,
    };
  }
  const words = `Last renewed ${durationWords(age)} before this reading`;
  return age > durationSeconds * 1000 + CLOCK_SKEW_MS
    ? { state: 'not-observed', words }
    : { state: 'observed', words: `${words}.` };
}

/**
 * Adjusts a judgement: a Lease may be expired for reasons unrelated to the
 * operator.
 */
function inContext(
  { state, words }: Judgement,
  around: { facts: ActivityFacts; leftover?: string },
): { state: ObservedState; reason: string } {
  const { leases, isSimulated } = around.facts;
  if (leases.state === 'stale') {
    const reason = `${words.replace(/\.$/, '')}; not read since: ${
      leases.reason
    }.`;
    return { state: 'unknown', reason };
  }
  if (state !== 'not-observed') {
    return { state, reason: words };
  }
  if (isSimulated) {
    const reason = `${words}. Nodes are simulated (kwok): no pod renews it.`;
    return { state: 'unknown', reason };
  }
  const reason = around.leftover
    ? `${words}: a leftover, because ${around.leftover}.`
    : `${words}: likely no leader runs.`;
  return { state, reason };
}

function evidenceOf(lease: LeaseFacts) {
  const fields = [
    ['spec.holderIdentity', lease.holder],
    ['spec.renewTime', lease.renewedAt],
    ['spec.leaseDurationSeconds', lease.durationSeconds],
    ['spec.leaseTransitions', lease.transitions],
  ] as const;
  return fields.flatMap(([field, value]) =>
    value === undefined ? [] : [observedFact(lease, field, value)],
  );
}

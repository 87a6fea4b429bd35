import { ActivitySign } from '@backstage-eco/plugin-eco-common';
import { readyPods } from '../readyPods';
import { ActivityFacts, ownWorkload } from './ActivityFacts';

/**
 * Returns whether pods of the operator are ready, and whether its last change
 * was acted on.
 */
export function podSign(facts: ActivityFacts): ActivitySign {
  const { workloads, isSimulated } = facts;
  const readAt = 'readAt' in workloads ? workloads.readAt : undefined;
  const workload = ownWorkload(facts);
  if (!workload) {
    const reason =
      'reason' in workloads
        ? `Its workload could not be read: ${workloads.reason}.`
        : 'Its workload is not there any more.';
    return { sign: 'pods', state: 'unknown', reason, readAt, evidence: [] };
  }
  const { ready, desired, evidence } = readyPods(workload);
  const { generation = 0, observedGeneration = generation } = workload;
  const words = [
    desired === 0
      ? 'No pods are wanted.'
      : `${ready} of ${desired} pods are ready.`,
    ...(observedGeneration < generation
      ? ['The last change of its workload was not acted on yet.']
      : []),
  ];
  const sign = { sign: 'pods' as const, readAt, evidence };
  if (workloads.state === 'stale') {
    words.push(`Not read since: ${workloads.reason}.`);
    return { ...sign, state: 'unknown', reason: words.join(' ') };
  }
  if (isSimulated) {
    words.push('Nodes are simulated (kwok): nothing runs in their pods.');
    return { ...sign, state: 'unknown', reason: words.join(' ') };
  }
  const state = ready > 0 ? 'observed' : 'not-observed';
  return { ...sign, state, reason: words.join(' ') };
}

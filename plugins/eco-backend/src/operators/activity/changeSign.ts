import { ActivitySign } from '@backstage-eco/plugin-eco-common';
import { observedFact } from '../observedFact';
import { ActivityFacts, ownWorkload } from './ActivityFacts';

const REVISION = 'deployment.kubernetes.io/revision';

/**
 * Returns when the version of the operator's tool last changed, from history.
 */
export function changeSign(facts: ActivityFacts): ActivitySign {
  const { tool } = facts;
  const sign = { sign: 'version-change' as const, evidence: evidenceOf(facts) };
  if (!tool) {
    const reason = 'History follows tools that Eco knows, and it is none.';
    return { ...sign, state: 'unknown', reason };
  }
  const change = tool.versionChange;
  if (!change) {
    const reason = 'None seen in the history that Eco keeps.';
    return { ...sign, state: 'not-observed', reason };
  }
  const { at, before, after } = change;
  return {
    ...sign,
    state: 'observed',
    readAt: at,
    reason: `Its tool changed from ${versionWords(before)} to ${versionWords(
      after,
    )}.`,
  };
}

function versionWords(versions: readonly string[]): string {
  return versions.length > 0
    ? versions.join(', ')
    : 'a version that is unknown';
}

/**
 * Returns fields that show changes: each change of the spec increments the
 * generation.
 */
function evidenceOf(facts: ActivityFacts) {
  const workload = ownWorkload(facts);
  if (!workload) {
    return [];
  }
  const { createdAt, generation, observedGeneration, annotations } = workload;
  const fields = [
    ['metadata.creationTimestamp', createdAt],
    ['metadata.generation', generation],
    ['status.observedGeneration', observedGeneration],
    [`metadata.annotations[${REVISION}]`, annotations[REVISION]],
  ] as const;
  return fields.flatMap(([field, value]) =>
    value === undefined ? [] : [observedFact(workload, field, value)],
  );
}

import { CounterEvidence } from '@backstage-eco/plugin-eco-common';
import { WorkloadFacts } from '@backstage-eco/plugin-eco-node';
import { SIGNAL_GROUPS, ToolDefinition } from './definition';
import { counterEvidenceOf } from './signals/evidence';
import { SignalMatch } from './signals/SignalMatcher';
import { AllMatches, stateOf, ToolMatches } from './toolMatches';

const MAX_ITEMS = 20;
/** Leaves room for other reasons when a whole namespace is being deleted. */
const MAX_ITEMS_PER_REASON = 5;

/** Returns the fields with a workload's desired and ready pods. */
function podFields(kind: string): { desired: string; ready: string } {
  switch (kind) {
    case 'DaemonSet':
      return {
        desired: 'status.desiredNumberScheduled',
        ready: 'status.numberReady',
      };
    case 'Pod':
      return { desired: 'spec', ready: 'status.conditions[type=Ready]' };
    default:
      return { desired: 'spec.replicas', ready: 'status.readyReplicas' };
  }
}

/**
 * Returns why a workload is not running. Ignores Jobs, which have no desired
 * pods.
 */
function findInactivity(workload: WorkloadFacts): CounterEvidence[] {
  const { kind, desired, ready, deletingSince } = workload;
  const fields = podFields(kind);
  const found: CounterEvidence[] = [];
  if (deletingSince !== undefined) {
    found.push(
      counterEvidenceOf('being-deleted', workload, {
        field: 'metadata.deletionTimestamp',
        value: deletingSince,
      }),
    );
  }
  if (desired === 0) {
    found.push(
      counterEvidenceOf('scaled-to-zero', workload, {
        field: fields.desired,
        value: '0',
      }),
    );
  } else if (desired !== undefined && ready === 0) {
    found.push(
      counterEvidenceOf('not-ready', workload, {
        field: fields.ready,
        value: `0 of ${desired}`,
      }),
    );
  }
  return found;
}

/** A match of a tool by the labels of a workload. */
interface LabelClaim {
  toolId: string;
  match: SignalMatch;
}

type LabelClaims = ReadonlyMap<WorkloadFacts, LabelClaim[]>;

function labelClaims(all: AllMatches): LabelClaims {
  const claims = new Map<WorkloadFacts, LabelClaim[]>();
  for (const [toolId, { installed }] of all) {
    for (const match of installed) {
      const { workload, evidence } = match;
      if (workload && evidence.field.includes('labels[')) {
        const others = claims.get(workload) ?? [];
        claims.set(workload, [...others, { toolId, match }]);
      }
    }
  }
  return claims;
}

function isAlternative(one: ToolDefinition, other: ToolDefinition): boolean {
  return (one.alternatives ?? []).some(({ toolId }) => toolId === other.id);
}

/**
 * Returns a workload's labels if they belong only to an alternative of the
 * tool.
 */
function findContradictions(
  workload: WorkloadFacts,
  definition: ToolDefinition,
  known: { claims: LabelClaims; byId: ReadonlyMap<string, ToolDefinition> },
): CounterEvidence[] {
  const claims = known.claims.get(workload) ?? [];
  if (claims.some(({ toolId }) => toolId === definition.id)) {
    return [];
  }
  return claims
    .filter(({ toolId }) => {
      const other = known.byId.get(toolId)!;
      return (
        isAlternative(definition, other) || isAlternative(other, definition)
      );
    })
    .map(({ match: { evidence } }) =>
      counterEvidenceOf('other-tool', workload, evidence),
    );
}

function bounded(pieces: CounterEvidence[]): CounterEvidence[] {
  const counts = new Map<string, number>();
  const seen = new Set<string>();
  return pieces
    .filter(({ reason, object, field }) => {
      const key = [reason, object.kind, object.namespace, object.name, field];
      const count = counts.get(reason) ?? 0;
      if (seen.has(key.join('\n')) || count >= MAX_ITEMS_PER_REASON) {
        return false;
      }
      seen.add(key.join('\n'));
      counts.set(reason, count + 1);
      return true;
    })
    .slice(0, MAX_ITEMS);
}

/** Returns the first fact of a tool that nothing runs. */
function findMissingWorkload(matches: ToolMatches): CounterEvidence[] {
  if (stateOf(matches) !== 'leftover') {
    return [];
  }
  const { object, field, value } = matches.leftover[0].evidence;
  return [counterEvidenceOf('no-workload', object, { field, value })];
}

/**
 * Creates a function that finds facts against a tool, or against it working.
 *
 * @param all - the matches of every tool
 * @returns a function that returns at most 20 facts for a tool and its own
 *   matches; unread lists count neither for nor against it
 */
export function createCounterEvidenceFinder(
  definitions: readonly ToolDefinition[],
  all: AllMatches,
): (definition: ToolDefinition, matches: ToolMatches) => CounterEvidence[] {
  const claims = labelClaims(all);
  const byId = new Map(definitions.map(each => [each.id, each]));
  return (definition, matches) => {
    const workloads = new Set(
      matches.installed.flatMap(({ workload }) => workload ?? []),
    );
    return bounded([
      ...SIGNAL_GROUPS.flatMap(group => matches[group]).flatMap(
        match => match.counterEvidence ?? [],
      ),
      ...[...workloads].flatMap(workload => [
        ...findContradictions(workload, definition, { claims, byId }),
        ...findInactivity(workload),
      ]),
      ...findMissingWorkload(matches),
    ]);
  };
}

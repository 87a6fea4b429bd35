import { UnknownTool } from '@backstage-eco/plugin-eco-common';
import { CrdFacts } from '@backstage-eco/plugin-eco-node';
import fc from 'fast-check';
import { buildInventory, crd } from '../detection/testing/buildInventory';
import { diffFacts } from './diffFacts';
import { HistoryEvent } from './HistoryEvent';
import {
  isCrdSubject,
  KnownFacts,
  parseFacts,
  serialiseFacts,
  toolSubject,
} from './KnownFacts';
import { applyChanges, rebuild } from './rebuild';
import { AssessedCycle, toKnownFacts } from './toKnownFacts';

const TOOL_IDS = ['argocd', 'cilium', '__proto__'];
const CRD_NAMES = [
  'applications.argoproj.io',
  '__proto__.x',
  'backups.k8up.io',
];
const AT = '2026-01-01T00:00:00.000Z';

/** State of a tool in one cycle: absent, unknown, or found. */
const anyTool = fc.oneof(
  fc.constantFrom('absent' as const, 'unknown' as const),
  fc.record({
    state: fc.constantFrom('installed' as const, 'leftover', 'traced'),
    versions: fc.subarray(['1.0.0', '2.0.0']),
  }),
);

const anyCrd = fc.record({
  isThere: fc.boolean(),
  isServed: fc.boolean(),
  schemaHash: fc.constantFrom('a', 'b', undefined),
});

const anyCycle = fc
  .record({
    uid: fc.constantFrom('red', 'red', 'red', 'blue', undefined),
    kubernetesVersion: fc.constantFrom('1.36.0', '1.37.0', undefined),
    status: fc.constantFrom('ok' as const, 'partial', 'unreachable'),
    crdState: fc.constantFrom('read', 'read', 'stale', 'unread', 'not-served'),
    crds: fc.tuple(anyCrd, anyCrd, anyCrd),
    tools: fc.tuple(anyTool, anyTool, anyTool),
    definitionHash: fc.constantFrom('old', 'old', 'old', 'new'),
  })
  .map(toCycle);

function toCycle(drawn: {
  uid?: string;
  kubernetesVersion?: string;
  status: 'ok' | 'partial' | 'unreachable';
  crdState: string;
  crds: Array<{ isThere: boolean; isServed: boolean; schemaHash?: string }>;
  tools: Array<
    | 'absent'
    | 'unknown'
    | { state: 'installed' | 'leftover' | 'traced'; versions: string[] }
  >;
  definitionHash: string;
}): AssessedCycle {
  const crds = drawn.crds.flatMap(({ isThere, isServed, schemaHash }, index) =>
    isThere ? [toCrd(CRD_NAMES[index], isServed, schemaHash)] : [],
  );
  const part = { readAt: AT, since: AT, reason: 'forbidden', items: crds };
  const state = drawn.crdState as 'read';
  const known = TOOL_IDS.map((toolId, index) => ({
    toolId,
    tool: drawn.tools[index],
  }));
  return {
    inventory: {
      ...buildInventory({}, { crds: { ...part, state } }),
      uid: drawn.uid,
      kubernetesVersion: drawn.kubernetesVersion,
    },
    outcome: { status: drawn.status, reason: 'because', at: AT },
    detections: known.flatMap(({ toolId, tool }) =>
      typeof tool === 'object' ? [toDetection(toolId, tool)] : [],
    ),
    unknown: known.flatMap(({ toolId, tool }): UnknownTool[] =>
      tool === 'unknown' ? [{ toolId, reason: 'forbidden', since: AT }] : [],
    ),
    tools: TOOL_IDS.map(toolId => ({
      id: toolId,
      definitionHash: toolId === 'cilium' ? 'old' : drawn.definitionHash,
    })),
  };
}

function toCrd(name: string, served: boolean, schemaHash?: string): CrdFacts {
  const [version] = crd(name).versions;
  return crd(name, { versions: [{ ...version, served, schemaHash }] });
}

function toDetection(
  toolId: string,
  tool: { state: 'installed' | 'leftover' | 'traced'; versions: string[] },
): AssessedCycle['detections'][number] {
  return {
    detection: {
      toolId,
      state: tool.state,
      confidence: 'high',
      places: [],
      evidence: [],
    },
    versions: tool.versions,
  };
}

interface Step {
  at: string;
  cycle: AssessedCycle;
  before: KnownFacts;
  after: KnownFacts;
  events: Array<HistoryEvent & { at: string }>;
}

/** Returns what a store contains after each cycle. */
function record(cycles: AssessedCycle[]): Step[] {
  const steps: Step[] = [];
  let before: KnownFacts = new Map();
  for (const [index, cycle] of cycles.entries()) {
    const at = new Date(Date.parse(AT) + index * 180_000).toISOString();
    // As read from the database.
    const after = parseFacts(serialiseFacts(toKnownFacts(before, cycle)));
    const events = diffFacts(before, after).map(event => ({
      ...(JSON.parse(JSON.stringify(event)) as HistoryEvent),
      at,
    }));
    steps.push({ at, cycle, before, after, events });
    before = after;
  }
  return steps;
}

/** Another cluster has the name now, so nothing can be compared. */
function isReplaced({ events }: Step): boolean {
  return events.some(({ type }) => type === 'cluster-replaced');
}

const anyPast = fc.array(anyCycle, { minLength: 1, maxLength: 12 }).map(record);

describe('history', () => {
  it('rebuilds every point as it was recorded', () => {
    fc.assert(
      fc.property(anyPast, steps => {
        const events = steps.flatMap(step => step.events);
        const current = steps[steps.length - 1].after;
        for (const { at, after } of steps) {
          expect(rebuild({ current, events, at })).toEqual(after);
        }
        const long = '2025-01-01T00:00:00.000Z';
        expect(rebuild({ current, events, at: long })).toEqual(new Map());
      }),
      { numRuns: 500 },
    );
  });

  it('leads from each point to the next one', () => {
    fc.assert(
      fc.property(anyPast, steps => {
        for (const { before, after, events } of steps) {
          const changes = events.flatMap(event => event.changes);
          expect(applyChanges(before, changes)).toEqual(after);
        }
      }),
    );
  });

  it('does not treat unknown facts as changes', () => {
    fc.assert(
      fc.property(anyPast, steps => {
        const comparable = steps.filter(step => !isReplaced(step));
        for (const { cycle, before, after } of comparable) {
          const unread = ['stale', 'unread'];
          const areCrdsUnread = unread.includes(
            cycle.inventory.parts.crds.state,
          );
          const subjects = [
            ...cycle.unknown.map(({ toolId }) => toolSubject(toolId)),
            ...[...before.keys(), ...after.keys()].filter(
              subject => areCrdsUnread && isCrdSubject(subject),
            ),
          ];
          for (const subject of subjects) {
            expect(after.get(subject)).toEqual(before.get(subject));
          }
        }
      }),
    );
  });
});

import {
  Confidence,
  FrameworkUse,
  FrameworkUses,
  ObjectReference,
} from '@backstage-eco/plugin-eco-common';
import { Inventory, InventoryKind } from '@backstage-eco/plugin-eco-node';
import {
  gapsOfLists,
  referenceTo,
} from '@backstage-eco/plugin-eco-recognition';
import { appendTo } from '../../appendTo';
import { FrameworkClue, FrameworkTraces } from './FrameworkTraces';
import { kopf } from './kopf';
import { kubebuilder } from './kubebuilder';
import { metacontroller } from './metacontroller';
import { OperatorFacts } from '../OperatorFacts';
import { operatorSdk } from './operatorSdk';
import { shellOperator } from './shellOperator';

const TRACES: readonly FrameworkTraces[] = [
  kubebuilder,
  operatorSdk,
  kopf,
  metacontroller,
  shellOperator,
];

/** The lists in which traces are looked for. */
const LISTS: readonly InventoryKind[] = [
  'deployments',
  'statefulSets',
  'daemonSets',
  'leases',
  'clusterRoles',
  'roles',
  'clusterRoleBindings',
  'roleBindings',
  'clusterServiceVersions',
  'crds',
];

const MAXIMAL_USES = 500;
const MAXIMAL_FACTS = 10;
const MAXIMAL_VALUE_LENGTH = 256;

function keyOf({ kind, namespace, name }: ObjectReference): string {
  return [kind, namespace, name].join('\n');
}

/** One or two weak clues alone say nothing. */
function confidenceOf(clues: readonly FrameworkClue[]): Confidence | undefined {
  const weights = clues.map(({ weight }) => weight);
  if (weights.includes('certain')) {
    return 'high';
  }
  if (!weights.includes('strong')) {
    return clues.length >= 3 ? 'low' : undefined;
  }
  if (clues.length >= 3) {
    return 'high';
  }
  return clues.length === 2 ? 'medium' : 'low';
}

function distinct(clues: readonly FrameworkClue[]): FrameworkClue[] {
  const byFact = new Map(
    clues.map(clue => [`${keyOf(clue.fact.object)}\n${clue.fact.field}`, clue]),
  );
  return [...byFact.values()];
}

function usesOf(
  { framework, find }: FrameworkTraces,
  facts: OperatorFacts,
): FrameworkUse[] {
  const bySubject = new Map<string, FrameworkClue[]>();
  for (const clue of find(facts)) {
    const key = keyOf(clue.subject);
    appendTo(bySubject, key, clue);
  }
  return [...bySubject.values()].flatMap(all => {
    const clues = distinct(all);
    const confidence = confidenceOf(clues);
    return confidence
      ? [
          {
            framework,
            subject: referenceTo(clues[0].subject),
            confidence,
            evidence: clues
              .slice(0, MAXIMAL_FACTS)
              .map(({ fact: { object, field, value } }) => ({
                object: referenceTo(object),
                field,
                value: value.slice(0, MAXIMAL_VALUE_LENGTH),
              })),
          },
        ]
      : [];
  });
}

/** What an operator says of itself counts more than the scaffold that it shares. */
function withoutSharedScaffold(uses: FrameworkUse[]): FrameworkUse[] {
  const otherLanguages = new Set(
    uses
      .filter(
        ({ framework, evidence }) =>
          framework === 'operator-sdk' &&
          evidence.some(({ value }) => /^(helm|ansible)\./.test(value)),
      )
      .map(({ subject }) => keyOf(subject)),
  );
  return uses.filter(
    ({ framework, subject }) =>
      framework !== 'kubebuilder' || !otherLanguages.has(keyOf(subject)),
  );
}

/**
 * Says of the operators in an inventory what they seem to be built with, and by
 * which facts. Pure. An operator that is not named may be built with any of
 * them: most leave no trace, and images of their own.
 *
 * @param inventory - with `samples` where custom resources were looked at
 * @alpha
 */
export function findFrameworks(inventory: Inventory): FrameworkUses {
  const facts = new OperatorFacts(inventory);
  const uses = withoutSharedScaffold(
    TRACES.flatMap(traces => usesOf(traces, facts)),
  );
  return {
    uses: uses.slice(0, MAXIMAL_USES),
    more: Math.max(0, uses.length - MAXIMAL_USES),
    unknown: gapsOfLists(inventory, LISTS),
  };
}

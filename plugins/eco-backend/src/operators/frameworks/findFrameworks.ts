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

/** Lists that contain traces. */
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

const MAX_USES = 500;
const MAX_FACTS = 10;
const MAX_VALUE_LENGTH = 256;

function keyOf({ kind, namespace, name }: ObjectReference): string {
  return [kind, namespace, name].join('\n');
}

/**
 * Combines clues into a confidence; one or two weak clues alone are not enough.
 */
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
              .slice(0, MAX_FACTS)
              .map(({ fact: { object, field, value } }) => ({
                object: referenceTo(object),
                field,
                value: value.slice(0, MAX_VALUE_LENGTH),
              })),
          },
        ]
      : [];
  });
}

/**
 * Drops Kubebuilder for Helm and Ansible operators, which only share its
 * scaffold.
 */
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
 * Finds the frameworks that the operators in an inventory are probably built
 * with, and the evidence. Pure. An operator without a result may still use any
 * framework: most leave no trace, and use images of their own.
 *
 * @param inventory - includes `samples` if custom resources were sampled
 * @alpha
 */
export function findFrameworks(inventory: Inventory): FrameworkUses {
  const facts = new OperatorFacts(inventory);
  const uses = withoutSharedScaffold(
    TRACES.flatMap(traces => usesOf(traces, facts)),
  );
  return {
    uses: uses.slice(0, MAX_USES),
    more: Math.max(0, uses.length - MAX_USES),
    unknown: gapsOfLists(inventory, LISTS),
  };
}

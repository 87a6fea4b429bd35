import { DetectionState } from '@backstage-eco/plugin-eco-common';
import {
  SIGNAL_GROUPS,
  SignalGroup,
  ToolDefinition,
  VersionRules,
} from './definition';
import { InventoryIndex } from './InventoryIndex';
import { listsOfSignal, matchSignal } from './signals';
import { SignalMatch, VersionCandidate } from './signals/types';
import { InventoryKind } from '@backstage-eco/plugin-eco-node';

/** What the signals of one definition found, in the order of the definition. */
export type ToolMatches = Record<SignalGroup, SignalMatch[]>;

/** Leaves out what the definition's rules do not let count as a version. */
function countingVersions(
  candidates: VersionCandidate[],
  rules: VersionRules,
): VersionCandidate[] {
  return candidates.filter(({ source, sameAsChart }) => {
    if (source === 'workloadLabel' && rules.workloadLabel === false) {
      return false;
    }
    return rules.chartIsApp || (source !== 'chart' && !sameAsChart);
  });
}

/** Looks for every signal of a definition. */
export function matchTool(
  definition: ToolDefinition,
  index: InventoryIndex,
): ToolMatches {
  const matches: ToolMatches = {
    installed: [],
    leftover: [],
    traced: [],
    supporting: [],
  };
  const rules = definition.version ?? {};
  for (const group of SIGNAL_GROUPS) {
    for (const signal of definition.signals[group] ?? []) {
      for (const match of matchSignal(signal, index)) {
        matches[group].push({
          ...match,
          versions: countingVersions(match.versions, rules),
        });
      }
    }
  }
  return matches;
}

function objectKey({ evidence }: SignalMatch): string {
  const { kind, namespace, name } = evidence.object;
  return [kind, namespace, name].join('/');
}

/**
 * A tool's matches, where objects that prove a tool which contains it no longer
 * prove an install of its own: the kubeadm annotation on a node of kind.
 *
 * @param all - the matches of every tool, by id
 */
export function withoutInnerParts(
  definition: ToolDefinition,
  all: ReadonlyMap<string, ToolMatches>,
): ToolMatches {
  const own = all.get(definition.id)!;
  const containing = new Set(
    (definition.innerPartOf ?? []).flatMap(
      id => all.get(id)?.installed.map(objectKey) ?? [],
    ),
  );
  if (containing.size === 0) {
    return own;
  }
  const isInner = (match: SignalMatch) => containing.has(objectKey(match));
  return {
    ...own,
    installed: own.installed.filter(match => !isInner(match)),
    traced: [...own.installed.filter(isInner), ...own.traced],
  };
}

/** What was found proves; undefined where that is nothing. */
export function stateOf(matches: ToolMatches): DetectionState | undefined {
  for (const state of ['installed', 'leftover', 'traced'] as const) {
    if (matches[state].length > 0) {
      return state;
    }
  }
  return undefined;
}

/** The lists that the signals of some groups look in. */
export function listsOfGroups(
  definition: ToolDefinition,
  groups: readonly SignalGroup[],
): Set<InventoryKind> {
  const lists = new Set<InventoryKind>();
  for (const group of groups) {
    for (const signal of definition.signals[group] ?? []) {
      for (const list of listsOfSignal(signal)) {
        lists.add(list);
      }
    }
  }
  return lists;
}

import { DetectionState } from '@backstage-eco/plugin-eco-common';
import { Inventory, InventoryKind } from '@backstage-eco/plugin-eco-node';
import {
  SIGNAL_GROUPS,
  SignalGroup,
  ToolDefinition,
  VersionRules,
} from './definition';
import { parseImageReference } from './imageReference';
import { InventoryIndex } from './InventoryIndex';
import { gapsOfSignal, listsOfSignal, matchSignal } from './signals';
import { Gap, SignalMatch, VersionCandidate } from './signals/SignalMatcher';
import { Signal } from './signals/types';
import { gapsOfLists } from './unknownTool';
import { OwnCharts, ownCharts } from './ownCharts';
import { settleVersions } from './settleVersions';
import { cleanVersion } from './versions';

/**
 * Matches of one definition's signals by group, in the order of the definition.
 */
export type ToolMatches = Record<SignalGroup, SignalMatch[]>;

/** Returns whether a workload runs an image tagged with this version. */
function isTagOf({ workload }: SignalMatch, version: string): boolean {
  const tags = (workload?.containers ?? []).map(
    ({ image }) => parseImageReference(image)?.tag,
  );
  return tags.some(
    tag => tag !== undefined && cleanVersion(tag) === cleanVersion(version),
  );
}

/** Drops version candidates that the definition's rules exclude. */
function countingVersions(
  match: SignalMatch,
  rules: VersionRules,
  charts: OwnCharts,
): VersionCandidate[] {
  return match.versions.filter(({ source, text, chart, sameAsChart }) => {
    // An umbrella chart states its own version, or that of its main component.
    if (chart !== undefined && !charts.isRelated(chart)) {
      return false;
    }
    if (source === 'chart' && !charts.isOwn(chart ?? '')) {
      return false;
    }
    if (source === 'workloadLabel' && rules.workloadLabel === false) {
      return false;
    }
    if (
      source === 'workloadLabel' &&
      rules.partsHaveOwn &&
      isTagOf(match, text)
    ) {
      return false;
    }
    return rules.chartIsApp || (source !== 'chart' && !sameAsChart);
  });
}

function weakest(group: SignalGroup, atMost: SignalGroup = group): SignalGroup {
  const rank = (each: SignalGroup) => SIGNAL_GROUPS.indexOf(each);
  return rank(atMost) > rank(group) ? atMost : group;
}

/** Matches every signal of a definition. */
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
  const charts = ownCharts(definition);
  for (const group of SIGNAL_GROUPS) {
    for (const signal of definition.signals[group] ?? []) {
      for (const match of matchSignal(signal, index)) {
        const versions = countingVersions(match, rules, charts);
        matches[weakest(group, match.atMost)].push(
          settleVersions({ ...match, versions }, match.versions, charts),
        );
      }
    }
  }
  return matches;
}

/** Matches of every tool, by tool id. */
export type AllMatches = ReadonlyMap<string, ToolMatches>;

function objectKey({ evidence }: SignalMatch): string {
  const { kind, namespace, name } = evidence.object;
  return [kind, namespace, name].join('/');
}

/**
 * Downgrades matches on objects that prove a containing tool from `installed`
 * to `traced`, such as the kubeadm annotation on a node of kind.
 */
function withoutInnerParts(
  own: ToolMatches,
  { innerPartOf = [] }: ToolDefinition,
  all: AllMatches,
): ToolMatches {
  const containing = new Set(
    innerPartOf.flatMap(id => all.get(id)?.installed.map(objectKey) ?? []),
  );
  const isInner = (match: SignalMatch) => containing.has(objectKey(match));
  return {
    ...own,
    installed: own.installed.filter(match => !isInner(match)),
    traced: [...own.installed.filter(isInner), ...own.traced],
  };
}

/**
 * Downgrades custom resources from `installed` to `leftover` if the operator
 * that acts on them is not installed.
 */
function withoutOperators(own: ToolMatches, all: AllMatches): ToolMatches {
  const isActedOn = ({ operator }: SignalMatch) =>
    operator === undefined || (all.get(operator)?.installed.length ?? 0) > 0;
  return {
    ...own,
    installed: own.installed.filter(isActedOn),
    leftover: [
      ...own.leftover,
      ...own.installed.filter(match => !isActedOn(match)),
    ],
  };
}

/** Adjusts a tool's matches by what the matches of other tools prove. */
export function resolveMatches(
  definition: ToolDefinition,
  all: AllMatches,
): ToolMatches {
  const own = all.get(definition.id)!;
  return withoutInnerParts(withoutOperators(own, all), definition, all);
}

/** Returns the state that the matches prove; undefined if they prove none. */
export function stateOf(matches: ToolMatches): DetectionState | undefined {
  for (const state of ['installed', 'leftover', 'traced'] as const) {
    if (matches[state].length > 0) {
      return state;
    }
  }
  return undefined;
}

/** Returns the lists that the signals of some groups search. */
export function listsOfGroups(
  definition: ToolDefinition,
  groups: readonly SignalGroup[],
): Set<InventoryKind> {
  return new Set(signalsOf(definition, groups).flatMap(listsOfSignal));
}

/** Returns the gaps in what the signals of some groups need to know. */
export function gapsOfGroups(
  definition: ToolDefinition,
  groups: readonly SignalGroup[],
  inventory: Inventory,
): Gap[] {
  const gaps = [
    ...gapsOfLists(inventory, listsOfGroups(definition, groups)),
    ...signalsOf(definition, groups).flatMap(signal =>
      gapsOfSignal(signal, inventory),
    ),
  ];
  return [...new Map(gaps.map(gap => [gap.what, gap])).values()];
}

function signalsOf(
  definition: ToolDefinition,
  groups: readonly SignalGroup[],
): Signal[] {
  return groups.flatMap(group => definition.signals[group] ?? []);
}

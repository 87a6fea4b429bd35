import {
  CounterEvidence,
  Detection,
  UnknownTool,
} from '@backstage-eco/plugin-eco-common';
import { Inventory } from '@backstage-eco/plugin-eco-node';
import { areFromSameCycle } from './areFromSameCycle';
import { createCounterEvidenceFinder } from './counterEvidence';
import { ToolDefinition } from './definition';
import { InventoryIndex } from './InventoryIndex';
import { atOnce, Steps } from './steps';
import { toDetection } from './toDetection';
import {
  gapsOfGroups,
  listsOfGroups,
  matchTool,
  resolveMatches,
  stateOf,
  ToolMatches,
} from './toolMatches';
import { unknownTool } from './unknownTool';

/**
 * Result of the detection. A tool in neither list is absent.
 *
 * @public
 */
export interface DetectedTools {
  /** Detected tools, in the order of the definitions. */
  detections: Detection[];
  /**
   * Tools whose presence the inventory cannot determine. A traced or leftover
   * tool is in both lists if its installation could not be searched for.
   */
  unknown: UnknownTool[];
}

interface Subject {
  definition: ToolDefinition;
  matches: ToolMatches;
  inventory: Inventory;
  counterEvidence: CounterEvidence[];
}

function judge(subject: Subject): {
  detection?: Detection;
  unknown?: UnknownTool;
} {
  const { definition, matches, inventory } = subject;
  const state = stateOf(matches);
  if (!state) {
    const groups = ['installed', 'leftover', 'traced'] as const;
    const gaps = gapsOfGroups(definition, groups, inventory);
    return { unknown: unknownTool(definition.id, { gaps }) };
  }
  const detection = toDetection({ ...subject, state });
  if (state === 'installed') {
    return { detection };
  }
  // Calling something a leftover asserts that nothing runs it.
  const { kind, name } = matches[state][0].evidence.object;
  const unknown = unknownTool(definition.id, {
    gaps: gapsOfGroups(definition, ['installed'], inventory),
    found: `${kind} ${name} points to it; whether something runs it is unknown`,
  });
  return unknown && state === 'leftover' && !wasLeftover(definition, inventory)
    ? { unknown }
    : { detection, unknown };
}

/**
 * Returns whether the leftover was found in one consistent snapshot: a cluster
 * that fails as a whole keeps its last results, with their age.
 */
function wasLeftover(
  definition: ToolDefinition,
  inventory: Inventory,
): boolean {
  const lists = listsOfGroups(definition, ['installed', 'leftover']);
  return areFromSameCycle(inventory, lists);
}

/**
 * Detects tools in an inventory. Pure: the same inventory and definitions give
 * the same result.
 *
 * A tool is absent only if every list that could show it was read or is not
 * served; otherwise it is in `unknown`. Matches in a stale list still count;
 * the caller knows the age of the list.
 *
 * @param definitions - one per tool; tools that a cluster can never show are
 *   skipped
 *
 * @public
 */
export function detectTools(
  inventory: Inventory,
  definitions: readonly ToolDefinition[],
): DetectedTools {
  return atOnce(detectToolsInSteps(inventory, definitions));
}

/**
 * Like {@link detectTools}, but pauses after each definition.
 *
 * @public
 */
export function* detectToolsInSteps(
  inventory: Inventory,
  definitions: readonly ToolDefinition[],
): Steps<DetectedTools> {
  const index = new InventoryIndex(inventory);
  const observable = definitions.filter(
    definition => definition.observable !== 'never',
  );
  const matches = new Map<string, ToolMatches>();
  for (const definition of observable) {
    matches.set(definition.id, matchTool(definition, index));
    yield;
  }
  const counterEvidence = createCounterEvidenceFinder(observable, matches);
  const detections: Detection[] = [];
  const unknown: UnknownTool[] = [];
  for (const definition of observable) {
    const own = resolveMatches(definition, matches);
    const result = judge({
      definition,
      matches: own,
      inventory,
      counterEvidence: counterEvidence(definition, own),
    });
    if (result.detection) {
      detections.push(result.detection);
    }
    if (result.unknown) {
      unknown.push(result.unknown);
    }
    yield;
  }
  return { detections, unknown };
}

import {
  CounterEvidence,
  Detection,
  UnknownTool,
} from '@backstage-eco/plugin-eco-common';
import { Inventory } from '@backstage-eco/plugin-eco-node';
import { areOfOneReading } from './areOfOneReading';
import { counterEvidenceAmong } from './counterEvidence';
import { ToolDefinition } from './definition';
import { InventoryIndex } from './InventoryIndex';
import { atOnce, Steps } from './steps';
import { toDetection } from './toDetection';
import {
  amongOthers,
  gapsOfGroups,
  listsOfGroups,
  matchTool,
  stateOf,
  ToolMatches,
} from './toolMatches';
import { unknownTool } from './unknownTool';

/**
 * What is known of a cluster's tools. A tool in neither list is absent.
 *
 * @public
 */
export interface DetectedTools {
  /** Tools that left their marks, in the order of the definitions. */
  detections: Detection[];
  /**
   * Tools of which the inventory cannot say whether they are there. One that
   * was traced, or left over at the last reading, stands in both lists where its
   * install could not be looked for.
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
  // To call something a leftover is to say that nothing runs it.
  const { kind, name } = matches[state][0].evidence.object;
  const unknown = unknownTool(definition.id, {
    gaps: gapsOfGroups(definition, ['installed'], inventory),
    found: `${kind} ${name} points to it; whether something runs it cannot be said`,
  });
  return unknown && state === 'leftover' && !wasLeftover(definition, inventory)
    ? { unknown }
    : { detection, unknown };
}

/** A cluster that fails as a whole keeps what was said of it, with its age. */
function wasLeftover(
  definition: ToolDefinition,
  inventory: Inventory,
): boolean {
  const lists = listsOfGroups(definition, ['installed', 'leftover']);
  return areOfOneReading(inventory, lists);
}

/**
 * Recognises tools in an inventory. Pure: the same inventory and definitions
 * give the same answer.
 *
 * A tool is absent only where every list that could have shown it was read or
 * is not served; where one was not, the tool is in `unknown`. What was found in
 * a stale list stays found; the caller knows the list's age.
 *
 * @param definitions - one for each tool; those that cannot be observed in a
 * cluster are passed over
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
 * `detectTools`, a definition at a time.
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
  const counterEvidence = counterEvidenceAmong(observable, matches);
  const detections: Detection[] = [];
  const unknown: UnknownTool[] = [];
  for (const definition of observable) {
    const own = amongOthers(definition, matches);
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

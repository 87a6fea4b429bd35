import { Detection, UnknownTool } from '@backstage-eco/plugin-eco-common';
import { Inventory } from '@backstage-eco/plugin-eco-node';
import { areOfOneReading } from './areOfOneReading';
import { ToolDefinition } from './definition';
import { InventoryIndex } from './InventoryIndex';
import { toDetection } from './toDetection';
import {
  listsOfGroups,
  matchTool,
  stateOf,
  ToolMatches,
  withoutInnerParts,
} from './toolMatches';
import { unknownTool } from './unknownTool';

/**
 * What is known of a cluster's tools. A tool in neither list is absent.
 *
 * @alpha
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

function judge(
  definition: ToolDefinition,
  matches: ToolMatches,
  inventory: Inventory,
): { detection?: Detection; unknown?: UnknownTool } {
  const state = stateOf(matches);
  if (!state) {
    const unknown = unknownTool(definition.id, inventory, {
      lists: listsOfGroups(definition, ['installed', 'leftover', 'traced']),
    });
    return { unknown };
  }
  if (state === 'installed') {
    return { detection: toDetection(definition, matches, state) };
  }
  // To call something a leftover is to say that nothing runs it.
  const unknown = unknownTool(definition.id, inventory, {
    lists: listsOfGroups(definition, ['installed']),
    found: `${matches[state][0].evidence.object.kind} ${matches[state][0].evidence.object.name} points to it; whether something runs it cannot be said`,
  });
  if (unknown && state === 'leftover' && !wasLeftover(definition, inventory)) {
    return { unknown };
  }
  return { detection: toDetection(definition, matches, state), unknown };
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
 * @alpha
 */
export function detectTools(
  inventory: Inventory,
  definitions: readonly ToolDefinition[],
): DetectedTools {
  const index = new InventoryIndex(inventory);
  const observable = definitions.filter(
    definition => definition.observable !== 'never',
  );
  const matches = new Map(
    observable.map(definition => [definition.id, matchTool(definition, index)]),
  );
  const detections: Detection[] = [];
  const unknown: UnknownTool[] = [];
  for (const definition of observable) {
    const own = withoutInnerParts(definition, matches);
    const result = judge(definition, own, inventory);
    if (result.detection) {
      detections.push(result.detection);
    }
    if (result.unknown) {
      unknown.push(result.unknown);
    }
  }
  return { detections, unknown };
}

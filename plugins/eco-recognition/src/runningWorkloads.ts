import { WorkloadFacts } from '@backstage-eco/plugin-eco-node';
import { ToolDefinition } from './definition';
import { InventoryIndex } from './InventoryIndex';
import { matchTool } from './toolMatches';

/**
 * The workloads that run a tool: those that prove an install of it.
 *
 * @param index - may hold some lists only; signals of the others match nothing
 *
 * @public
 */
export function runningWorkloads(
  definition: ToolDefinition,
  index: InventoryIndex,
): WorkloadFacts[] {
  const { installed } = matchTool(definition, index);
  return [...new Set(installed.flatMap(({ workload }) => workload ?? []))];
}

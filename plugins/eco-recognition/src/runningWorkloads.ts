import { WorkloadFacts } from '@backstage-eco/plugin-eco-node';
import { ToolDefinition } from './definition';
import { InventoryIndex } from './InventoryIndex';
import { matchTool } from './toolMatches';

/**
 * Returns the workloads that run a tool, that is, prove its installation.
 *
 * @param index - may contain only some lists; signals that need others do not
 *   match
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

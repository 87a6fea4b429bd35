import {
  BUILT_IN_CHECKS,
  CheckResults,
  findControllers,
  findFindings,
} from '@backstage-eco/plugin-eco-backend/assessment';
import {
  detectTools,
  ToolDefinition,
  toTool,
} from '@backstage-eco/plugin-eco-recognition';
import { Inventory } from '@backstage-eco/plugin-eco-node';

/** A finding of a cluster. */
export type ReportedFinding = CheckResults['findings'][number];

/** Runs all checks on an inventory, as the backend does in each cycle. */
export function findingsOf(options: {
  inventory: Inventory;
  definitions: readonly ToolDefinition[];
  now: Date;
}): CheckResults {
  const { inventory, definitions, now } = options;
  const { detections, unknown } = detectTools(inventory, definitions);
  return findFindings(
    {
      inventory,
      detections,
      unknownTools: unknown,
      controllers: findControllers(inventory),
      tools: new Map(definitions.map(each => [each.id, toTool(each)])),
      now,
    },
    BUILT_IN_CHECKS,
  );
}

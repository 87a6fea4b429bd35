import {
  assessOperators,
  CrdController,
  findControllers,
} from '@backstage-eco/plugin-eco-backend/assessment';
import { ObservedFact } from '@backstage-eco/plugin-eco-common';
import { Inventory } from '@backstage-eco/plugin-eco-node';

/** Result of a rule for an operator. */
export interface RuleResult {
  /** `Kind/namespace/name` of its workload. */
  operator: string;
  rule: string;
  state: 'observed' | 'not-observed' | 'unknown';
  reason: string;
  evidence: ObservedFact[];
}

/** Runs all rules on all operators, as the backend does. */
export function resultsOf(
  inventory: Inventory,
  controllers: readonly CrdController[] = findControllers(inventory),
): RuleResult[] {
  return assessOperators({
    inventory,
    controllers,
    frameworks: [],
    detections: [],
    tools: new Map(),
  }).flatMap(({ detail: { workload, levels } }) =>
    levels.flatMap(({ rules }) =>
      rules.map(({ id, state, reason, evidence }) => ({
        operator: [workload.kind, workload.namespace, workload.name].join('/'),
        rule: id,
        state,
        reason,
        evidence,
      })),
    ),
  );
}

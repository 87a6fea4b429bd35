import { createHash } from 'node:crypto';
import { Outcome } from '@backstage-eco/plugin-eco-common';
import { Inventory } from '@backstage-eco/plugin-eco-node';
import { detectTools, ToolDefinition } from '../detection';
import { diffFacts, KnownFacts, toKnownFacts } from '../history';
import type { Cycle } from '../store';
import {
  detectedVersions,
  detectionReadAt,
  toClusterFacts,
} from './clusterFacts';

/** The definitions of the tools that can be seen, and what they have in common. */
export interface Definitions {
  observable: ToolDefinition[];
  hash: string;
}

/**
 * Makes definitions ready for many cycles.
 */
export function prepareDefinitions(definitions: ToolDefinition[]): Definitions {
  const observable = definitions.filter(each => each.observable !== 'never');
  return {
    observable,
    hash: createHash('sha256').update(JSON.stringify(observable)).digest('hex'),
  };
}

/**
 * What is recognised in an inventory, and what happened since the last cycle, as
 * it is kept. Pure.
 *
 * @param options - `knownFacts`: what history last knew
 */
export function assess(options: {
  inventory: Inventory;
  outcome: Outcome;
  definitions: Definitions;
  knownFacts: KnownFacts;
}): Omit<Cycle, 'readingState'> {
  const { inventory, outcome, definitions, knownFacts } = options;
  const { detections, unknown } = detectTools(
    inventory,
    definitions.observable,
  );
  const clusterFacts = toClusterFacts(inventory);
  const assessed = detections.map(detection => ({
    detection,
    versions: detectedVersions(detection),
    readAt: detectionReadAt(detection, inventory, clusterFacts.readAt ?? ''),
  }));
  const facts = toKnownFacts(knownFacts, {
    inventory,
    outcome,
    detections: assessed,
    unknown,
    toolIds: definitions.observable.map(({ id }) => id),
    definitionsHash: definitions.hash,
  });
  return {
    outcome,
    inventory,
    ...clusterFacts,
    detections: assessed,
    unknown,
    history: { facts, events: diffFacts(knownFacts, facts) },
  };
}

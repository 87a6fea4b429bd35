import { createHash } from 'node:crypto';
import { Outcome, Tool } from '@backstage-eco/plugin-eco-common';
import { Check, CrdFacts, Inventory } from '@backstage-eco/plugin-eco-node';
import {
  detectToolsInSteps,
  Steps,
  ToolDefinition,
} from '@backstage-eco/plugin-eco-recognition';
import { summarise } from '../summaries';
import { findFindingsInSteps } from '../findings';
import { diffFacts, KnownFacts, toKnownFacts } from '../history';
import {
  assessKinds,
  assessOperatorsInSteps,
  findControllersInSteps,
} from '../operators';
import { Assessment } from './Assessment';
import {
  detectedVersions,
  detectionReadAt,
  toClusterFacts,
} from './clusterFacts';
import { neededSamples } from './neededSamples';

/** It is kept for each tool and cluster; two in a row are to differ. */
const HASH_LENGTH = 16;

/** The definitions of the tools that can be seen. */
export interface Definitions {
  observable: ToolDefinition[];
  /** All of them, by id. */
  byId: ReadonlyMap<string, Tool>;
  /** Their ids, with a hash by which a change is seen. */
  tools: Array<{ id: string; definitionHash: string }>;
  /** Whether samples of a CRD are waited for. */
  needsSamplesOf(crd: CrdFacts): boolean;
}

/**
 * Makes definitions ready for many cycles.
 */
export function prepareDefinitions(definitions: ToolDefinition[]): Definitions {
  const observable = definitions.filter(each => each.observable !== 'never');
  return {
    observable,
    byId: new Map(definitions.map(each => [each.id, each])),
    tools: observable.map(definition => ({
      id: definition.id,
      definitionHash: hashRecognition(definition),
    })),
    needsSamplesOf: neededSamples(observable),
  };
}

/** What a person reads of a tool has no part in it. */
function hashRecognition({
  signals,
  version,
  innerPartOf,
}: ToolDefinition): string {
  return createHash('sha256')
    .update(JSON.stringify([signals, version, innerPartOf]))
    .digest('base64')
    .slice(0, HASH_LENGTH);
}

/**
 * What is recognised in an inventory, and what happened since the last cycle, as
 * it is kept. Pure.
 *
 * @param options - `knownFacts`: what history last knew; `now`: what expires is
 * counted from here on
 */
export function* assess(options: {
  inventory: Inventory;
  outcome: Outcome;
  definitions: Definitions;
  checks: readonly Check[];
  knownFacts: KnownFacts;
  now: Date;
}): Steps<Assessment> {
  const { inventory, outcome, definitions, checks, knownFacts, now } = options;
  const { detections, unknown } = yield* detectToolsInSteps(
    inventory,
    definitions.observable,
  );
  yield;
  const controllers = yield* findControllersInSteps(inventory);
  yield;
  const clusterFacts = toClusterFacts(inventory);
  const assessed = detections.map(detection => ({
    detection,
    versions: detectedVersions(detection),
    readAt: detectionReadAt(detection, inventory),
  }));
  const facts = toKnownFacts(knownFacts, {
    inventory,
    outcome,
    detections: assessed,
    unknown,
    tools: definitions.tools,
  });
  yield;
  const summaries = summarise({ inventory, detections, now });
  yield;
  const operators = yield* assessOperatorsInSteps({
    inventory,
    controllers,
    frameworks: summaries.frameworks.uses,
    detections,
    tools: definitions.byId,
  });
  yield;
  const kinds = assessKinds({ inventory, controllers, operators });
  yield;
  // Checks that see nothing at all are no first check, after which findings are news.
  const results =
    clusterFacts.readAt === undefined
      ? undefined
      : yield* findFindingsInSteps(
          {
            inventory,
            detections,
            unknownTools: unknown,
            tools: definitions.byId,
            controllers,
            now,
          },
          checks,
        );
  yield;
  return {
    outcome,
    inventory,
    ...clusterFacts,
    detections: assessed,
    unknown,
    counted: {
      summaries,
      countedAt: now.toISOString(),
    },
    assessed: { operators, kinds },
    checked: results && { results, checkedAt: now.toISOString() },
    history: { facts, events: diffFacts(knownFacts, facts) },
  };
}

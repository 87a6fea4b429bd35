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

/** Stored per tool and cluster; long enough to tell two definitions apart. */
const HASH_LENGTH = 16;

/** Definitions, prepared for detection. */
export interface Definitions {
  observable: ToolDefinition[];
  /** All definitions, by id. */
  byId: ReadonlyMap<string, Tool>;
  /** Ids of the observable tools, with a hash that reveals changes. */
  tools: Array<{ id: string; definitionHash: string }>;
  /** Whether anything depends on samples of a CRD. */
  needsSamplesOf(crd: CrdFacts): boolean;
}

/** Prepares definitions for repeated use. */
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

/** Hashes the fields that affect detection, not those that people read. */
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
 * Detects the tools in an inventory, checks it, and compares it with the last
 * cycle. Pure.
 *
 * @param options - `knownFacts`: facts that the history knew last; `now`:
 * reference time for expiry
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
  // Without any data, this must not count as the first check, after which
  // new findings are announced.
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

import { createHash } from 'node:crypto';
import { KindController, KindSummary } from '@backstage-eco/plugin-eco-common';
import {
  CrdFacts,
  CustomResourceSample,
  Inventory,
} from '@backstage-eco/plugin-eco-node';
import { CrdController } from './controllers/CrdController';
import { AssessedOperator } from './assessOperators';
import { candidatesOf, rivals } from './managedKinds';
import { workloadKey } from './workloadKey';

const MAX_CANDIDATES = 5;

/** Stored state of a custom resource kind in one cluster. */
export interface AssessedKind {
  group: string;
  plural: string;
  /** Facts that many clusters have in common. */
  facts: Pick<
    KindSummary,
    'kind' | 'scope' | 'served' | 'stored' | 'deprecated' | 'hasConversion'
  > & { controllerState: KindController['state']; toolId?: string };
  controller: KindController;
  /** Distinct hashes of its schemas. */
  schemaHashes: string[];
  /** Hash of all versions and their schemas. */
  schemasHash: string;
  /** Omitted if the objects have not been counted yet. */
  count?: { count: number; isExact: boolean; countedAt: string };
}

/**
 * Assesses the custom resource kinds of a cluster, each with its controller and
 * the number of its objects. Pure.
 *
 * @param input - `controllers` and `operators` must be of the same inventory
 */
export function assessKinds(input: {
  inventory: Inventory;
  controllers: readonly CrdController[];
  operators: readonly AssessedOperator[];
}): AssessedKind[] {
  const tools = new Map(
    input.operators.map(({ summary }) => [
      workloadKey(summary.workload),
      summary.toolId,
    ]),
  );
  const controllers = new Map(input.controllers.map(each => [each.crd, each]));
  const { parts, samples: all = [] } = input.inventory;
  const samples = new Map(
    all.map(each => [`${each.plural}.${each.group}`, each]),
  );
  const crds = 'items' in parts.crds ? parts.crds.items : [];
  return crds.flatMap(crd => {
    const controller = controllers.get(crd.name);
    return controller
      ? [toKind(crd, toController(controller, tools), samples.get(crd.name))]
      : [];
  });
}

function toKind(
  crd: CrdFacts,
  controller: KindController,
  sample: CustomResourceSample | undefined,
): AssessedKind {
  const namesOf = (versions: CrdFacts['versions']) =>
    versions.map(({ name }) => name);
  const hashes = crd.versions
    .map(({ schemaHash }) => schemaHash)
    .filter(hash => hash !== undefined);
  return {
    group: crd.group,
    plural: crd.plural,
    facts: {
      kind: crd.definedKind,
      scope: crd.scope,
      served: namesOf(crd.versions.filter(({ served }) => served)),
      stored: crd.storedVersions,
      deprecated: namesOf(crd.versions.filter(({ deprecated }) => deprecated)),
      hasConversion: crd.conversionStrategy === 'Webhook',
      controllerState: controller.state,
      toolId: controller.toolId,
    },
    controller,
    schemaHashes: [...new Set(hashes)],
    schemasHash: hashOfVersions(crd),
    ...(sample?.count !== undefined &&
      sample.sampledAt && {
        count: {
          count: sample.count,
          isExact: sample.countIsExact ?? false,
          countedAt: sample.sampledAt,
        },
      }),
  };
}

/** Sorted, because the order of versions has no meaning to the API server. */
function hashOfVersions({ versions }: CrdFacts): string {
  const all = versions
    .map(({ name, served, storage, schemaHash }) =>
      JSON.stringify([name, served, storage, schemaHash]),
    )
    .sort();
  return createHash('sha256').update(all.join()).digest('hex');
}

function toController(
  controller: CrdController,
  tools: ReadonlyMap<string, string | undefined>,
): KindController {
  const candidates = candidatesOf(controller);
  const toolIds = new Set(
    candidates.map(({ workload }) => tools.get(workloadKey(workload))),
  );
  const [toolId] = toolIds;
  return {
    state: controller.state,
    // Several workloads may belong to the same tool.
    ...(toolIds.size === 1 && toolId && { toolId }),
    candidates: candidates.slice(0, MAX_CANDIDATES),
    rivals: rivals(controller.rivals),
    gaps: controller.state === 'unknown' ? controller.gaps : [],
  };
}

import {
  Detection,
  OverheadNumbers,
  ResourceSums,
} from '@backstage-eco/plugin-eco-common';
import {
  Inventory,
  InventoryKind,
  ResourceAmounts,
} from '@backstage-eco/plugin-eco-node';
import { gapsOfLists } from '@backstage-eco/plugin-eco-recognition';
import { toolsOfWorkloads } from '../../detection';
import { knownItems } from '../knownItems';
import { toUnits } from './podResources';
import { workloadsWithPods } from './workloadsWithPods';
import { OverheadSum, toSafeNumber } from './OverheadSum';

const LISTS = [
  'deployments',
  'statefulSets',
  'daemonSets',
  'replicaSets',
  'pods',
  'nodes',
] as const satisfies readonly InventoryKind[];

/**
 * Sums up the requests and limits of each tool's workloads. Excludes Jobs,
 * because they end. Pure.
 */
export function summariseOverhead(
  inventory: Inventory,
  detections: readonly Detection[],
): OverheadNumbers {
  const nodes = knownItems(inventory, 'nodes');
  return {
    workloads: sumWorkloads(inventory, detections),
    allocatable: nodes && sumAmounts(nodes.map(each => each.allocatable)),
    ...usageOf(inventory),
    unknown: gapsOfLists(inventory, LISTS),
  };
}

function sumWorkloads(
  inventory: Inventory,
  detections: readonly Detection[],
): OverheadNumbers['workloads'] {
  const all = workloadsWithPods(inventory);
  if (!all) {
    return undefined;
  }
  const toolOf = toolsOfWorkloads(detections);
  const tools = new Map<string, OverheadSum>();
  const notAttributed = new OverheadSum();
  for (const { workload, pods } of all) {
    const toolId = toolOf(workload);
    let sum = notAttributed;
    if (toolId !== undefined) {
      sum = tools.get(toolId) ?? new OverheadSum();
      tools.set(toolId, sum);
    }
    sum.add(workload.containers, pods);
  }
  return {
    tools: [...tools]
      .map(([toolId, sum]) => ({
        toolId,
        ...moreWorkloadsOf(toolId, detections),
        ...sum.toNumbers(),
      }))
      .sort((one, other) => one.toolId.localeCompare(other.toolId)),
    notAttributed: notAttributed.toNumbers(),
  };
}

/** Counts the workloads of a tool that its detection does not list by name. */
function moreWorkloadsOf(toolId: string, detections: readonly Detection[]) {
  const moreWorkloads = detections
    .filter(each => each.toolId === toolId)
    .flatMap(({ places }) => places)
    .reduce((sum, { moreWorkloads: more = 0 }) => sum + more, 0);
  return moreWorkloads > 0 ? { moreWorkloads } : {};
}

function usageOf({
  parts,
}: Inventory): Pick<OverheadNumbers, 'used' | 'usedUnknown'> {
  const { nodeMetrics } = parts;
  switch (nodeMetrics.state) {
    case 'read':
      return nodeMetrics.items.length > 0
        ? {
            used: {
              ...sumAmounts(nodeMetrics.items.map(({ usage }) => usage)),
              nodes: nodeMetrics.items.length,
            },
          }
        : { usedUnknown: 'the cluster has metrics of no node' };
    case 'not-served':
      return {
        usedUnknown: 'the cluster does not serve metrics.k8s.io',
      };
    default:
      // Older measurements say nothing about the current usage.
      return { usedUnknown: nodeMetrics.reason };
  }
}

function sumAmounts(
  amounts: ReadonlyArray<ResourceAmounts | undefined>,
): ResourceSums {
  const sum = (resource: 'cpu' | 'memory') =>
    toSafeNumber(
      amounts.reduce(
        (all, each) => all + (toUnits(each?.[resource], resource) ?? 0n),
        0n,
      ),
    );
  return { cpuMillis: sum('cpu'), memoryBytes: sum('memory') };
}

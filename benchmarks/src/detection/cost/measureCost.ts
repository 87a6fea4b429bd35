import {
  detectTools,
  ToolDefinition,
} from '@backstage-eco/plugin-eco-recognition';
import { Inventory } from '@backstage-eco/plugin-eco-node';
import { growDefinitions, growInventory } from './grow';

const WARM_RUNS = 15;
const OBJECT_FACTORS = [1, 2, 4, 8, 16];
const DEFINITION_FACTORS = [0.25, 0.5, 1, 2, 4];
/** Maximum cost of all definitions on the large cluster, in ms of CPU. */
const BAR_MS = 200;

/** Cost of detecting the tools of one inventory. */
export interface CostPoint {
  objects: number;
  crds: number;
  /** Deployments, StatefulSets and DaemonSets. */
  workloads: number;
  definitions: number;
  /** Number of tools found. */
  found: number;
  /** CPU of the whole process, user and system, in ms; median of 15 runs. */
  cpuMs: number;
}

/** Cost of detection, and how it grows. */
export interface CostReport {
  set: string;
  /** CPU of the first run in a new process, before JIT compilation, in ms. */
  firstCpuMs: number;
  byObjects: CostPoint[];
  byDefinitions: CostPoint[];
  barMs: number;
  met: boolean;
}

function cpuOf(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return Math.round((user + system) / 100) / 10;
}

function median(values: number[]): number {
  return [...values].sort((one, other) => one - other)[values.length >> 1];
}

function count(inventory: Inventory, lists: string[]): number {
  return Object.entries(inventory.parts)
    .filter(([list]) => lists.length === 0 || lists.includes(list))
    .reduce(
      (sum, [, part]) => sum + (part.state === 'read' ? part.items.length : 0),
      0,
    );
}

function measure(
  inventory: Inventory,
  definitions: ToolDefinition[],
): CostPoint {
  const run = () => detectTools(inventory, definitions);
  const runs = Array.from({ length: WARM_RUNS }, () => cpuOf(run));
  return {
    objects: count(inventory, []),
    crds: count(inventory, ['crds']),
    workloads: count(inventory, ['deployments', 'statefulSets', 'daemonSets']),
    definitions: definitions.length,
    found: run().detections.length,
    cpuMs: median(runs),
  };
}

/** Measures in this process, which must not have run any detection before. */
export function measureCost(options: {
  set: string;
  inventory: Inventory;
  definitions: readonly ToolDefinition[];
}): CostReport {
  const { set, inventory, definitions } = options;
  const firstCpuMs = cpuOf(() => detectTools(inventory, definitions));
  const byObjects = OBJECT_FACTORS.map(times =>
    measure(growInventory(inventory, times), [...definitions]),
  );
  const byDefinitions = DEFINITION_FACTORS.map(times =>
    measure(inventory, growDefinitions(definitions, times)),
  );
  const worst = Math.max(firstCpuMs, byObjects[0].cpuMs);
  return {
    set,
    firstCpuMs,
    byObjects,
    byDefinitions,
    barMs: BAR_MS,
    met: worst <= BAR_MS,
  };
}

import { Detection, Tool } from '@backstage-eco/plugin-eco-common';
import {
  Check,
  CustomResourceSample,
  InventoryFacts,
  InventoryKind,
  InventoryPart,
} from '@backstage-eco/plugin-eco-node';
import { buildInventory } from '../../detection/testing/buildInventory';
import type { CrdController } from '../../operators';
import { CheckResults, findFindings } from '../findFindings';

/** Time at which the checks of tests run. */
export const NOW = '2026-06-01T12:00:00Z';

/**
 * A cluster with only what a test is about; all other lists are read and empty.
 */
export type TestCluster = {
  [K in InventoryKind]?: InventoryFacts[K][];
} & {
  kubernetesVersion?: string;
  samples?: CustomResourceSample[];
  controllers?: CrdController[];
  detections?: Detection[];
  unknownTools?: string[];
  tools?: Tool[];
  /** Kinds in a state other than read. */
  parts?: { [K in InventoryKind]?: InventoryPart<InventoryFacts[K]> };
};

/** Runs one check on a cluster. */
export function runCheck(check: Check, cluster: TestCluster): CheckResults {
  const {
    kubernetesVersion,
    samples,
    controllers,
    detections = [],
    unknownTools = [],
    tools = [],
    parts,
    ...lists
  } = cluster;
  return findFindings(
    {
      inventory: {
        ...buildInventory(lists, parts),
        kubernetesVersion,
        samples,
      },
      detections,
      unknownTools: unknownTools.map(toolId => ({
        toolId,
        reason: 'it was not read',
        since: NOW,
      })),
      controllers,
      tools: new Map(tools.map(tool => [tool.id, tool])),
      now: new Date(NOW),
    },
    [check],
  );
}

/** Returns the messages of a check's findings. */
export function messagesOf(check: Check, cluster: TestCluster): string[] {
  return runCheck(check, cluster).findings.map(({ message }) => message);
}

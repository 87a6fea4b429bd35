import {
  Layer,
  PLATFORM_SERVICES,
  Stack,
  STACK_LAYERS,
  StackLayer,
  StackTool,
  Tool,
  ToolDetail,
  ToolInCluster,
} from '@backstage-eco/plugin-eco-common';
import { SharedName, StoredCluster } from '../store';
import { groupBy } from '../groupBy';
import { neverRead } from './neverRead';
import { toClusterSummaries } from './toClusterSummaries';

/** The longest list of reasons, in characters. */
const MAX_REASON_LENGTH = 500;

/** What the stack of some clusters is built from. */
export interface StackInput {
  clusters: StoredCluster[];
  /** The names that share a cluster. */
  sharedNames: ReadonlyMap<string, SharedName>;
  /** Every tool that has a definition. */
  tools: Tool[];
  detections: Array<ToolInCluster & { toolId: string }>;
  unknown: ToolDetail['unknown'];
}

/**
 * Puts what was found into the layers of the stack. Pure.
 *
 * A tool stands in every layer that its definition names; what was found of a
 * tool whose definition is gone is left out until the next cycle.
 */
export function buildStack(input: StackInput): Stack {
  const detections = groupBy(input.detections, ({ toolId }) => toolId);
  const unknown = groupBy(input.unknown, ({ cluster }) => cluster);
  const toLayer = (layer: Layer): StackLayer => {
    const tools = input.tools.filter(each => each.layers.includes(layer.id));
    return {
      ...layer,
      tools: foundTools(tools, detections),
      unknownIn: unknownClusters(tools, input.clusters, unknown),
    };
  };
  return {
    clusters: toClusterSummaries(input.clusters, input.sharedNames),
    layers: STACK_LAYERS.map(toLayer),
    services: PLATFORM_SERVICES.map(toLayer),
  };
}

function foundTools(
  tools: Tool[],
  detections: Map<string, StackInput['detections']>,
): StackTool[] {
  return tools
    .map(({ id, name, purpose }) => ({
      id,
      name,
      purpose,
      clusters: (detections.get(id) ?? []).map(
        ({ toolId: _, ...inCluster }) => inCluster,
      ),
    }))
    .filter(({ clusters }) => clusters.length > 0);
}

function unknownClusters(
  tools: Tool[],
  clusters: StoredCluster[],
  unknownByCluster: Map<string, StackInput['unknown']>,
): StackLayer['unknownIn'] {
  const toolNames = new Map(tools.map(({ id, name }) => [id, name]));
  return clusters.flatMap(cluster => {
    if (cluster.readAt === undefined) {
      return [neverRead(cluster)];
    }
    const unknown = (unknownByCluster.get(cluster.name) ?? []).filter(
      ({ toolId }) => toolNames.has(toolId),
    );
    return unknown.length === 0
      ? []
      : [
          {
            cluster: cluster.name,
            reason: joinReasons(unknown, toolNames),
            since: unknown.map(({ since }) => since).sort()[0],
          },
        ];
  });
}

/** One sentence for each reason, with the tools that it keeps from sight. */
function joinReasons(
  unknown: ToolDetail['unknown'],
  tools: Map<string, string>,
): string {
  const text = [...groupBy(unknown, ({ reason }) => reason)]
    .map(([reason, entries]) => {
      const names = entries.map(({ toolId }) => tools.get(toolId) ?? toolId);
      return `${names.join(', ')}: ${reason}`;
    })
    .join('; ');
  return text.length > MAX_REASON_LENGTH
    ? `${text.slice(0, MAX_REASON_LENGTH - 1)}…`
    : text;
}

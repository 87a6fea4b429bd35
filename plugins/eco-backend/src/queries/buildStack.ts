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

/** Maximum length of the joined reasons, in characters. */
const MAX_REASON_LENGTH = 500;

/** Input for the stack of some clusters. */
export interface StackInput {
  clusters: StoredCluster[];
  /** Names that share a cluster. */
  sharedNames: ReadonlyMap<string, SharedName>;
  /** All tools with a definition. */
  tools: Tool[];
  detections: Array<ToolInCluster & { toolId: string }>;
  unknown: ToolDetail['unknown'];
}

/**
 * Builds the layers of the stack from what was detected. Pure.
 *
 * A tool appears in every layer that its definition names. Detections of a tool
 * whose definition was removed are omitted; the next cycle deletes them.
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

/** Joins the distinct reasons, each with the tools that it affects. */
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

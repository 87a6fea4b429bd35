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
import { StoredCluster } from '../store';
import { toClusterSummary } from './toClusterSummary';

/** The longest list of reasons, in characters. */
const MAX_REASON_LENGTH = 500;

/** What the stack of some clusters is built from. */
export interface StackInput {
  clusters: StoredCluster[];
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
  const toLayer = (layer: Layer): StackLayer => ({
    ...layer,
    tools: toolsOfLayer(layer, input),
    unknownIn: unknownOfLayer(layer, input),
  });
  return {
    clusters: input.clusters.map(toClusterSummary),
    layers: STACK_LAYERS.map(toLayer),
    services: PLATFORM_SERVICES.map(toLayer),
  };
}

function toolsOfLayer(layer: Layer, input: StackInput): StackTool[] {
  return input.tools
    .filter(({ layers }) => layers.includes(layer.id))
    .map(({ id, name, purpose }) => ({
      id,
      name,
      purpose,
      clusters: input.detections
        .filter(({ toolId }) => toolId === id)
        .map(({ toolId: _, ...inCluster }) => inCluster),
    }))
    .filter(({ clusters }) => clusters.length > 0);
}

function unknownOfLayer(
  layer: Layer,
  input: StackInput,
): StackLayer['unknownIn'] {
  const tools = new Map(
    input.tools
      .filter(({ layers }) => layers.includes(layer.id))
      .map(({ id, name }) => [id, name]),
  );
  return input.clusters.flatMap(cluster => {
    if (cluster.readAt === undefined) {
      return [neverRead(cluster)];
    }
    const unknown = input.unknown.filter(
      entry => entry.cluster === cluster.name && tools.has(entry.toolId),
    );
    return unknown.length === 0
      ? []
      : [
          {
            cluster: cluster.name,
            reason: joinReasons(unknown, tools),
            since: unknown.map(({ since }) => since).sort()[0],
          },
        ];
  });
}

/** Nothing can be said of it, whatever the layer. */
function neverRead(cluster: StoredCluster): StackLayer['unknownIn'][number] {
  const { status, reason = status } = cluster.outcome;
  return {
    cluster: cluster.name,
    reason: status === 'pending' ? 'not read yet' : `never read: ${reason}`,
    since: cluster.firstListedAt,
  };
}

/** One sentence for each reason, with the tools that it keeps from sight. */
function joinReasons(
  unknown: ToolDetail['unknown'],
  tools: Map<string, string>,
): string {
  const byReason = new Map<string, string[]>();
  for (const { toolId, reason } of unknown) {
    const names = byReason.get(reason) ?? [];
    byReason.set(reason, [...names, tools.get(toolId) ?? toolId]);
  }
  const text = [...byReason]
    .map(([reason, names]) => `${names.join(', ')}: ${reason}`)
    .join('; ');
  return text.length > MAX_REASON_LENGTH
    ? `${text.slice(0, MAX_REASON_LENGTH - 1)}…`
    : text;
}

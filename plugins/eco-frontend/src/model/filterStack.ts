import { Stack, StackLayer, StackTool } from '@backstage-eco/plugin-eco-common';
import { Filters, hasWords, narrowsTools, isSelected } from './filters';

/**
 * Filters a stack by everything but clusters, for which there is `cutStack`.
 * A layer whose tools are all filtered out is omitted, because an empty layer
 * would look like a gap.
 */
export function filterStack(stack: Stack, filters: Filters): Stack {
  const narrow = narrowsTools(filters);
  const filterLayers = (layers: StackLayer[]) =>
    layers
      .filter(({ id }) => isSelected(filters.layers, id))
      .map(layer => ({
        ...layer,
        tools: layer.tools.filter(tool => fits(tool, filters)),
      }))
      .filter(({ tools }) => !narrow || tools.length > 0);
  return {
    clusters: stack.clusters,
    layers: filterLayers(stack.layers),
    services: filterLayers(stack.services),
  };
}

/** Requires one cluster to match both state and confidence. */
function fits(tool: StackTool, filters: Filters): boolean {
  return (
    hasWords(tool, filters.text) &&
    tool.clusters.some(
      ({ state, confidence }) =>
        isSelected(filters.states, state) &&
        isSelected(filters.confidences, confidence),
    )
  );
}

/** Counts the distinct tools of some layers. */
export function countTools(layers: StackLayer[]): number {
  return new Set(layers.flatMap(({ tools }) => tools.map(({ id }) => id))).size;
}

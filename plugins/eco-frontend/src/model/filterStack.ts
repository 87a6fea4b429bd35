import { Stack, StackLayer, StackTool } from '@backstage-eco/plugin-eco-common';
import { Filters, hasWords, narrowsTools, wants } from './filters';

/**
 * The part of a stack that fits the filters, those of clusters apart (see
 * `cutStack`).
 *
 * A layer whose tools are all filtered out is left out as a whole: shown empty
 * it would look like a gap.
 */
export function filterStack(stack: Stack, filters: Filters): Stack {
  const narrow = narrowsTools(filters);
  const filterLayers = (layers: StackLayer[]) =>
    layers
      .filter(({ id }) => wants(filters.layers, id))
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

/** One cluster must show the state and the confidence that are asked for. */
function fits(tool: StackTool, filters: Filters): boolean {
  return (
    hasWords(tool, filters.text) &&
    tool.clusters.some(
      ({ state, confidence }) =>
        wants(filters.states, state) && wants(filters.confidences, confidence),
    )
  );
}

/** How many different tools stand in some layers. */
export function countTools(layers: StackLayer[]): number {
  return new Set(layers.flatMap(({ tools }) => tools.map(({ id }) => id))).size;
}

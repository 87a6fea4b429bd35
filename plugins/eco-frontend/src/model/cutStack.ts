import { Stack, StackLayer } from '@backstage-eco/plugin-eco-common';
import { isSelected } from './filters';

/**
 * Reduces a stack to some of its clusters, as the backend would.
 *
 * @param names - cluster names; empty means all
 */
export function cutStack(stack: Stack, names: string[]): Stack {
  if (names.length === 0) {
    return stack;
  }
  const cutLayer = (layer: StackLayer): StackLayer => ({
    ...layer,
    tools: layer.tools
      .map(tool => ({
        ...tool,
        clusters: tool.clusters.filter(({ cluster }) =>
          isSelected(names, cluster),
        ),
      }))
      .filter(({ clusters }) => clusters.length > 0),
    unknownIn: layer.unknownIn.filter(({ cluster }) =>
      isSelected(names, cluster),
    ),
  });
  return {
    clusters: stack.clusters.filter(({ name }) => isSelected(names, name)),
    layers: stack.layers.map(cutLayer),
    services: stack.services.map(cutLayer),
  };
}

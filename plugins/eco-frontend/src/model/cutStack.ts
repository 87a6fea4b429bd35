import { Stack, StackLayer } from '@backstage-eco/plugin-eco-common';
import { wants } from './filters';

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
        clusters: tool.clusters.filter(({ cluster }) => wants(names, cluster)),
      }))
      .filter(({ clusters }) => clusters.length > 0),
    unknownIn: layer.unknownIn.filter(({ cluster }) => wants(names, cluster)),
  });
  return {
    clusters: stack.clusters.filter(({ name }) => wants(names, name)),
    layers: stack.layers.map(cutLayer),
    services: stack.services.map(cutLayer),
  };
}

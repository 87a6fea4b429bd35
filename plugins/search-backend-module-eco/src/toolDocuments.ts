import {
  ClusterSummary,
  EcoSearchDocument,
  Stack,
  StackLayer,
  StackTool,
} from '@backstage-eco/plugin-eco-common';
import { queryOf, toDocument } from './toDocument';

/**
 * Builds one document per tool detected in a cluster.
 *
 * @param stack - stack of this cluster alone
 */
export function toolDocuments(
  cluster: ClusterSummary,
  stack: Stack,
): EcoSearchDocument[] {
  const found = new Map<string, { tool: StackTool; layers: StackLayer[] }>();
  for (const layer of [...stack.layers, ...stack.services]) {
    for (const tool of layer.tools) {
      const layers = found.get(tool.id)?.layers ?? [];
      found.set(tool.id, { tool, layers: [...layers, layer] });
    }
  }
  return [...found.values()].map(({ tool, layers }) =>
    toDocument({
      cluster,
      subject: 'tool',
      title: tool.name,
      words: [
        tool.purpose,
        ...layers.map(({ name }) => name),
        ...tool.clusters.flatMap(({ versions }) => versions),
      ],
      path: ['tools', tool.id],
      query: queryOf(cluster),
    }),
  );
}

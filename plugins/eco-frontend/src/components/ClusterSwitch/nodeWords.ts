import { ClusterSummary } from '@backstage-eco/plugin-eco-common';
import { Translate } from '../../hooks/useEcoTranslation';

/** How many nodes a cluster has, and how many of them are simulated; undefined: unknown. */
export function nodeWords(
  cluster: ClusterSummary,
  t: Translate,
): string | undefined {
  const { nodeCount, simulatedNodeCount = 0 } = cluster;
  if (nodeCount === undefined) {
    return undefined;
  }
  if (simulatedNodeCount === 0) {
    return t('clusters.nodes', { count: nodeCount });
  }
  return simulatedNodeCount >= nodeCount
    ? t('clusters.simulatedNodes', { count: nodeCount })
    : t('clusters.partlySimulatedNodes', {
        total: String(nodeCount),
        simulated: String(simulatedNodeCount),
      });
}

import { ClusterSummary } from '@backstage-eco/plugin-eco-common';
import { Translate } from '../../hooks/useEcoTranslation';

/**
 * Formats the number of nodes in a cluster, and how many are simulated. Returns
 * undefined if unknown.
 */
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

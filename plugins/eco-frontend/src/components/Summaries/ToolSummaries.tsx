import {
  ClusterSummary,
  FRAMEWORK_IDS,
  Tool,
} from '@backstage-eco/plugin-eco-common';
import { CertificatesSection } from './CertificatesSection';
import { OperatorsOfFramework } from './OperatorsOfFramework';
import { SecretStoresSection } from './SecretStoresSection';

/** Counts for a tool. Most tools have none. */
export function ToolSummaries(props: {
  tool: Tool;
  clusters: ClusterSummary[];
}) {
  const { tool, clusters } = props;
  if (clusters.length === 0) {
    return null;
  }
  if (FRAMEWORK_IDS.some(id => id === tool.id)) {
    return <OperatorsOfFramework tool={tool} clusters={clusters} />;
  }
  switch (tool.id) {
    case 'cert-manager':
      return <CertificatesSection clusters={clusters} />;
    case 'external-secrets':
      return <SecretStoresSection clusters={clusters} />;
    default:
      return null;
  }
}

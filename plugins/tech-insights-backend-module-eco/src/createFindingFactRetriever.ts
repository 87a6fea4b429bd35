import { AuthService } from '@backstage/backend-plugin-api';
import { DEFAULT_NAMESPACE } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { FactRetriever } from '@backstage-community/plugin-tech-insights-node';
import { FindingsInCluster } from '@backstage-eco/plugin-eco-common';
import { EcoService } from '@backstage-eco/plugin-eco-node';

/** Filter for cluster entities, the same that the Kubernetes plugin uses. */
const CLUSTERS = { kind: 'Resource', 'spec.type': 'kubernetes-cluster' };

const SCHEMA = {
  criticalFindings: {
    type: 'integer',
    description: 'Open critical findings of the cluster, muted ones left out',
  },
  warningFindings: {
    type: 'integer',
    description: 'Open warnings of the cluster, muted ones left out',
  },
  infoFindings: {
    type: 'integer',
    description: 'Open infos of the cluster, muted ones left out',
  },
  toolsWithFindings: {
    type: 'set',
    description: 'Ids of the tools that have open findings',
  },
} as const;

/**
 * Creates a fact retriever that counts the open findings of each cluster in the
 * catalog: a Resource of type `kubernetes-cluster` with the cluster's name.
 * Clusters whose findings are unknown get no facts.
 */
export function createFindingFactRetriever(services: {
  auth: AuthService;
  catalog: CatalogService;
  eco: EcoService;
}): FactRetriever {
  const { auth, catalog, eco } = services;
  return {
    id: 'ecoFindings',
    version: '1.0.0',
    title: 'Findings of clusters',
    description: 'What the checks of Eco find in each cluster',
    entityFilter: [CLUSTERS],
    schema: SCHEMA,
    async handler() {
      const credentials = await auth.getOwnServiceCredentials();
      const { findings } = eco.asCaller(credentials);
      const { items } = await findings.getFindingCounts();
      const counts = new Map(items.map(each => [each.cluster, each]));
      const entities = await catalog.getEntities(
        { filter: CLUSTERS, fields: ['kind', 'metadata'] },
        { credentials },
      );
      return entities.items.flatMap(({ kind, metadata }) => {
        const { namespace = DEFAULT_NAMESPACE, name } = metadata;
        const found = counts.get(name);
        return found
          ? { entity: { kind, namespace, name }, facts: toFacts(found) }
          : [];
      });
    },
  };
}

function toFacts({ severities, tools }: FindingsInCluster) {
  return {
    criticalFindings: severities.critical,
    warningFindings: severities.warning,
    infoFindings: severities.info,
    toolsWithFindings: tools.map(({ toolId }) => toolId),
  };
}

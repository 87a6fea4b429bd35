import {
  ClusterSummary,
  EcoSearchDocument,
  OperatorSummary,
} from '@backstage-eco/plugin-eco-common';
import { toDocument } from './toDocument';

/**
 * Builds the documents of a cluster's operators.
 *
 * @param tools - tool names by id
 */
export function operatorDocuments(
  cluster: ClusterSummary,
  operators: OperatorSummary[],
  tools: Map<string, string>,
): EcoSearchDocument[] {
  return operators.map(({ workload, toolId = '', version, kinds }) => {
    const { namespace, kind, name } = workload;
    return toDocument({
      cluster,
      subject: 'operator',
      title: tools.get(toolId) ?? name,
      words: [
        `${kind} ${namespace}/${name}`,
        version,
        ...kinds.map(each => `${each.kind}.${each.group}`),
      ],
      path: ['operators', cluster.name, namespace, kind, name],
    });
  });
}

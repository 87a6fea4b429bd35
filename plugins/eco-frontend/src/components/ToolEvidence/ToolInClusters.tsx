import { ClusterSummary, ToolDetail } from '@backstage-eco/plugin-eco-common';
import { clustersOfTool } from '../../model/clustersOfTool';
import { DetectionInCluster } from './DetectionInCluster';
import { NotFoundIn } from './NotFoundIn';
import { UnknownInCluster } from './UnknownInCluster';

/** Shows a tool in every selected cluster: found, unknown, or not found. */
export function ToolInClusters(props: {
  detail: ToolDetail;
  clusters: ClusterSummary[];
}) {
  const { detail, clusters } = props;
  const { found, unknown, notFound } = clustersOfTool(detail, clusters);
  return (
    <>
      {found.map(({ cluster, detection }) => (
        <DetectionInCluster
          key={cluster.name}
          detection={detection}
          toolName={detail.tool.name}
          clusterTitle={cluster.title}
        />
      ))}
      {unknown.map(each => (
        <UnknownInCluster key={each.cluster.name} unknown={each} />
      ))}
      <NotFoundIn tool={detail.tool} clusters={notFound} />
    </>
  );
}

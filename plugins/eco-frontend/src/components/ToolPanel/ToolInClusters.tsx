import Typography from '@mui/material/Typography';
import { ClusterSummary, ToolDetail } from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { DetectionInCluster } from './DetectionInCluster';
import { UnknownInCluster } from './UnknownInCluster';

/**
 * What every cluster on the page shows of a tool: found, unknown, or looked for
 * and not found. A cluster that was never read is unknown, never "not found".
 */
export function ToolInClusters(props: {
  detail: ToolDetail;
  clusters: ClusterSummary[];
}) {
  const { detail, clusters } = props;
  const t = useEcoTranslation();
  const titles = new Map(clusters.map(({ name, title }) => [name, title]));
  const mentioned = new Set(
    [...detail.detections, ...detail.unknown].map(({ cluster }) => cluster),
  );
  const rest = clusters.filter(({ name }) => !mentioned.has(name));
  const notFound = rest.filter(({ readAt }) => readAt !== undefined);
  const notFoundIn = notFound.map(({ title }) => title).join(', ');
  return (
    <>
      {detail.detections.map(detection => (
        <DetectionInCluster
          key={detection.cluster}
          detection={detection}
          toolName={detail.tool.name}
          clusterTitle={titles.get(detection.cluster) ?? detection.cluster}
        />
      ))}
      {detail.unknown.map(({ cluster, reason, since }) => (
        <UnknownInCluster
          key={cluster}
          clusterTitle={titles.get(cluster) ?? cluster}
          reason={reason}
          since={since}
        />
      ))}
      {rest
        .filter(({ readAt }) => readAt === undefined)
        .map(({ name, title, outcome }) => (
          <UnknownInCluster
            key={name}
            clusterTitle={title}
            reason={outcome.reason ?? t(`outcome.${outcome.status}`)}
          />
        ))}
      {notFound.length > 0 && (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {detail.tool.observable === 'always'
            ? t('panel.notFoundIn', { clusters: notFoundIn })
            : t('panel.notFoundSaysNothing', { clusters: notFoundIn })}
        </Typography>
      )}
    </>
  );
}

import Typography from '@mui/material/Typography';
import { ClusterSummary, Tool } from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';

/** Lists the clusters that were checked without finding the tool. */
export function NotFoundIn(props: { tool: Tool; clusters: ClusterSummary[] }) {
  const { tool, clusters } = props;
  const t = useEcoTranslation();
  if (clusters.length === 0) {
    return null;
  }
  const names = clusters.map(({ title }) => title).join(', ');
  return (
    <Typography variant="body2" sx={{ color: 'text.secondary' }}>
      {tool.observable === 'always'
        ? t('panel.notFoundIn', { clusters: names })
        : t('panel.notFoundSaysNothing', { clusters: names })}
    </Typography>
  );
}

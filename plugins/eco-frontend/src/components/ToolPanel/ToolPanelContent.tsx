import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { ClusterSummary } from '@backstage-eco/plugin-eco-common';
import { useQuery } from '@tanstack/react-query';
import { failureOf } from '../../api';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { useEcoQueries } from '../../hooks/useEcoQueries';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { HiddenText } from '../HiddenText';
import { TextLink } from '../TextLink';
import { ToolInClusters } from '../ToolEvidence';
import { ToolKnowledge } from './ToolKnowledge';

/** Content of the panel, or why it cannot be shown yet. */
export function ToolPanelContent(props: {
  toolId: string;
  clusters: ClusterSummary[];
  chosen: string[];
  titleId: string;
}) {
  const { toolId, clusters, chosen, titleId } = props;
  const t = useEcoTranslation();
  const paths = useEcoPaths();
  const tool = useQuery(useEcoQueries().tool({ toolId, clusters: chosen }));
  const title = (
    <Typography
      component="h2"
      variant="h5"
      id={titleId}
      sx={{ m: 0, pr: 5, overflowWrap: 'anywhere' }}
    >
      {tool.data?.tool.name ?? toolId}
    </Typography>
  );
  if (tool.data) {
    return (
      <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.5 }}>
        {title}
        <ToolKnowledge tool={tool.data.tool} />
        <Typography variant="body2">
          <TextLink to={paths.tool({ toolId })}>
            {t('panel.page', { tool: tool.data.tool.name })}
          </TextLink>
        </Typography>
        <ToolInClusters detail={tool.data} clusters={clusters} />
      </Box>
    );
  }
  if (tool.error) {
    const unknown = failureOf(tool.error) === 'not-found';
    return (
      <>
        {title}
        <Typography role="alert" sx={{ my: 2, overflowWrap: 'anywhere' }}>
          {unknown
            ? t('panel.noSuchTool', { tool: toolId })
            : tool.error.message}
        </Typography>
        {!unknown && (
          <Button variant="outlined" onClick={() => tool.refetch()}>
            {t('error.retry')}
          </Button>
        )}
      </>
    );
  }
  return (
    <>
      {title}
      <HiddenText role="status">{t('panel.loading')}</HiddenText>
      <Skeleton height={28} />
      <Skeleton height={28} width="60%" />
      <Skeleton variant="rounded" height={220} sx={{ mt: 2 }} />
    </>
  );
}

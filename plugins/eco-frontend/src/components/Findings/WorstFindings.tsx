import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { StackTool } from '@backstage-eco/plugin-eco-common';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useFindingQueries } from '../../hooks/useFindingQueries';
import { sumFindings } from '../../model/findingCounts';
import { TextLink } from '../TextLink';
import { SeverityMark } from './SeverityMark';
import { SEVERITIES } from './severities';

/**
 * Shows a tool's number of findings of the worst severity in its clusters, as a
 * link. Renders nothing if none is known. All instances on a page share one
 * request.
 */
export function WorstFindings(props: { tool: StackTool }) {
  const { tool } = props;
  const t = useEcoTranslation();
  const paths = useEcoPaths();
  const { data } = useQuery(useFindingQueries().counts({}));
  const clusters = tool.clusters.map(({ cluster }) => cluster);
  const severities =
    data && sumFindings({ counts: data, clusters, toolId: tool.id }).severities;
  const worst = SEVERITIES.find(severity => severities?.[severity]);
  if (!severities || !worst) {
    return null;
  }
  const query = new URLSearchParams([
    ['tool', tool.id],
    ['severity', worst],
    ...clusters.map(cluster => ['cluster', cluster]),
  ]);
  const count = severities[worst];
  return (
    <Box
      component="span"
      title={t('findings.ofSeverity', {
        count,
        severity: t(`severity.${worst}`),
        tool: tool.name,
      })}
      sx={{ px: 1, py: '3px', typography: 'caption', whiteSpace: 'nowrap' }}
    >
      <TextLink to={`${paths.findings}?${query}`}>
        <Box component="span" sx={{ display: 'inline-flex', gap: 0.5 }}>
          <strong>{count}</strong>
          <SeverityMark severity={worst} />
        </Box>
      </TextLink>
    </Box>
  );
}

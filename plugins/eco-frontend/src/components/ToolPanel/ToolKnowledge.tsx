import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Tool } from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { ExternalLink } from '../ExternalLink';
import { LayerNames } from '../LayerNames';
import { LifecycleMark } from '../LifecycleMark';

const lineStyle = {
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  columnGap: 2,
  rowGap: 0.5,
  typography: 'body2',
} as const;

/** Summarizes what Eco knows about a tool; the tool's page has the rest. */
export function ToolKnowledge(props: { tool: Tool }) {
  const { tool } = props;
  const { cncf, lifecycle, observable } = tool;
  const t = useEcoTranslation();
  const reason = tool.observableReason ?? t('panel.noReason');
  return (
    <>
      <Typography sx={{ overflowWrap: 'anywhere' }}>{tool.purpose}</Typography>
      <Box sx={lineStyle}>
        <span>
          <LayerNames layerIds={tool.layers} />
        </span>
        {cncf && (
          <span>{t('panel.cncf', { status: t(`cncf.${cncf.status}`) })}</span>
        )}
        <LifecycleMark lifecycle={lifecycle} />
      </Box>
      {observable !== 'always' && (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {observable === 'never'
            ? t('panel.neverObservable', { reason })
            : t('panel.observable', { reason })}
        </Typography>
      )}
      {tool.links.length > 0 && (
        <Box aria-label={t('panel.links')} role="group" sx={lineStyle}>
          {tool.links.map(({ title, url }) => (
            <ExternalLink key={url} url={url}>
              {title}
            </ExternalLink>
          ))}
        </Box>
      )}
    </>
  );
}

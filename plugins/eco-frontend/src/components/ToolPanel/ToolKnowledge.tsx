import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import OpenInNew from '@mui/icons-material/OpenInNew';
import {
  LayerId,
  PLATFORM_SERVICES,
  STACK_LAYERS,
  Tool,
} from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';

const LAYER_NAMES = new Map<LayerId, string>(
  [...STACK_LAYERS, ...PLATFORM_SERVICES].map(({ id, name }) => [id, name]),
);

/** What Eco knows of a tool, whatever clusters run. */
export function ToolKnowledge(props: { tool: Tool }) {
  const { tool } = props;
  const t = useEcoTranslation();
  const reason = tool.observableReason ?? t('panel.noReason');
  return (
    <>
      <Typography sx={{ overflowWrap: 'anywhere' }}>{tool.purpose}</Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75 }}>
        {tool.layers.map(id => (
          <Chip
            key={id}
            size="small"
            color="primary"
            variant="outlined"
            label={LAYER_NAMES.get(id) ?? id}
            sx={{ m: 0, color: 'text.primary' }}
          />
        ))}
        {tool.cncf && !['none', 'unknown'].includes(tool.cncf.status) && (
          <Chip
            size="small"
            variant="outlined"
            label={t('panel.cncf', { status: tool.cncf.status })}
            sx={{ m: 0 }}
          />
        )}
      </Box>
      {tool.observable !== 'always' && (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {tool.observable === 'never'
            ? t('panel.neverObservable', { reason })
            : t('panel.observable', { reason })}
        </Typography>
      )}
      {tool.links.length > 0 && (
        <Box
          component="ul"
          aria-label={t('panel.links')}
          sx={{
            m: 0,
            p: 0,
            listStyle: 'none',
            display: 'flex',
            flexWrap: 'wrap',
            columnGap: 2,
            rowGap: 0.5,
          }}
        >
          {tool.links.filter(isWebLink).map(({ title, url }) => (
            <li key={url}>
              <Link
                href={url}
                target="_blank"
                rel="noopener noreferrer"
                variant="body2"
                sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5 }}
              >
                {title}
                <OpenInNew aria-hidden sx={{ fontSize: 14 }} />
              </Link>
            </li>
          ))}
        </Box>
      )}
    </>
  );
}

/** A company's own definitions may say anything; only web pages are linked. */
function isWebLink(link: { url: string }): boolean {
  return /^https?:\/\//i.test(link.url);
}

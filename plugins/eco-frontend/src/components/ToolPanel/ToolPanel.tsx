import { useState } from 'react';
import Box from '@mui/material/Box';
import Drawer from '@mui/material/Drawer';
import IconButton from '@mui/material/IconButton';
import Close from '@mui/icons-material/Close';
import { ClusterSummary } from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { ToolPanelContent } from './ToolPanelContent';

const TITLE_ID = 'eco-tool-panel-title';

/**
 * A tool's panel at the right edge of the page. It takes the focus and returns
 * it; Esc closes it.
 *
 * @param props - `toolId`: undefined closes the panel; `clusters`: those on the
 * page; `chosen`: names of the selected clusters, empty for all
 */
export function ToolPanel(props: {
  toolId: string | undefined;
  clusters: ClusterSummary[];
  chosen: string[];
  onClose: () => void;
}) {
  const { toolId, clusters, chosen, onClose } = props;
  const t = useEcoTranslation();
  // Keep showing the tool while the panel slides out.
  const [lastToolId, setLastToolId] = useState(toolId);
  if (toolId !== undefined && toolId !== lastToolId) {
    setLastToolId(toolId);
  }
  return (
    <Drawer
      anchor="right"
      open={toolId !== undefined}
      onClose={onClose}
      PaperProps={{
        role: 'dialog',
        'aria-modal': true,
        'aria-labelledby': TITLE_ID,
        sx: {
          width: { xs: '100%', sm: 'min(680px, 92vw)' },
          '@media (prefers-reduced-motion: reduce)': {
            transition: 'none !important',
          },
        },
      }}
    >
      <Box
        sx={{
          position: 'relative',
          p: { xs: 2, sm: 3 },
          minWidth: 0,
          overflowWrap: 'anywhere',
        }}
      >
        <IconButton
          aria-label={t('panel.close')}
          onClick={onClose}
          sx={{ position: 'absolute', top: 12, right: 12 }}
        >
          <Close />
        </IconButton>
        {lastToolId !== undefined && (
          <ToolPanelContent
            toolId={lastToolId}
            clusters={clusters}
            chosen={chosen}
            titleId={TITLE_ID}
          />
        )}
      </Box>
    </Drawer>
  );
}

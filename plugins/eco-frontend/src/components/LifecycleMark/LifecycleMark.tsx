import Box from '@mui/material/Box';
import EventBusyOutlined from '@mui/icons-material/EventBusyOutlined';
import WarningAmber from '@mui/icons-material/WarningAmber';
import { ToolLifecycle } from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';

const ENDED = ['retired', 'archived'] as const;

/** Lifecycle of a tool that its users must leave. */
type EndingLifecycle = ToolLifecycle & {
  state: (typeof ENDED)[number] | 'deprecated';
};

/** Checks whether the users of a tool must move to another one. */
export function isEnding(
  lifecycle: ToolLifecycle | undefined,
): lifecycle is EndingLifecycle {
  return (
    lifecycle !== undefined &&
    [...ENDED, 'deprecated'].includes(lifecycle.state)
  );
}

/**
 * Warns about a tool that its makers have ended or deprecated. Renders nothing
 * for other tools, or if the lifecycle is unknown.
 */
export function LifecycleMark(props: { lifecycle: ToolLifecycle | undefined }) {
  const { lifecycle } = props;
  const t = useEcoTranslation();
  if (!isEnding(lifecycle)) {
    return null;
  }
  const ended = lifecycle.state !== 'deprecated';
  const Icon = ended ? EventBusyOutlined : WarningAmber;
  return (
    <Box
      component="span"
      title={[t(`lifecycle.${lifecycle.state}Meaning`), lifecycle.note]
        .filter(Boolean)
        .join(' ')}
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 0.5,
        px: 0.5,
        flexShrink: 0,
        border: 1,
        borderColor: ended ? 'error.main' : 'warning.main',
        borderRadius: 0.5,
        color: 'text.primary',
        typography: 'caption',
        lineHeight: '16px',
      }}
    >
      <Icon
        aria-hidden
        color={ended ? 'error' : 'warning'}
        sx={{ fontSize: 13 }}
      />
      {t(`lifecycle.${lifecycle.state}`)}
    </Box>
  );
}

import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import { ClusterSummary } from '@backstage-eco/plugin-eco-common';
import { Translate, useEcoTranslation } from '../../hooks/useEcoTranslation';

/** Shows the progress of a read. Renders nothing if no read is running. */
export function ReadingProgress(props: { cluster: ClusterSummary }) {
  const { reading, title } = props.cluster;
  const t = useEcoTranslation();
  if (!reading) {
    return null;
  }
  const { done, total } = reading;
  const counted = done !== undefined && total !== undefined && total > 0;
  const words = wordsFor(reading, t);
  return (
    <Box sx={{ maxWidth: 260, typography: 'caption', color: 'text.primary' }}>
      <span>{words}</span>
      <LinearProgress
        aria-label={t('refresh.running', { cluster: title })}
        aria-valuetext={words}
        variant={counted ? 'determinate' : 'indeterminate'}
        value={counted ? (100 * Math.min(done, total)) / total : undefined}
        sx={{ height: 4, borderRadius: 2 }}
      />
    </Box>
  );
}

function wordsFor(
  { startedAt, done, total }: NonNullable<ClusterSummary['reading']>,
  t: Translate,
): string {
  if (!startedAt) {
    return t('reading.requested');
  }
  return done === undefined || total === undefined
    ? t('reading.begun')
    : t('reading.progress', { done: String(done), total: String(total) });
}

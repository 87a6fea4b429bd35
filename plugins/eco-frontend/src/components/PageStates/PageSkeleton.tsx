import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { HiddenText } from '../HiddenText';

const ROWS = 10;

/** Placeholder of a page of text and tables while it loads. */
export function PageSkeleton() {
  const t = useEcoTranslation();
  return (
    <Box
      sx={{
        '@media (prefers-reduced-motion: reduce)': {
          '& *': { animation: 'none' },
        },
      }}
    >
      <HiddenText role="status">{t('page.loading')}</HiddenText>
      <Box
        aria-hidden
        sx={{ display: 'flex', flexDirection: 'column', gap: 0.75 }}
      >
        <Skeleton variant="rounded" height={40} sx={{ mb: 1 }} />
        {Array.from({ length: ROWS }, (_, row) => (
          <Skeleton key={row} variant="rounded" height={42} />
        ))}
      </Box>
    </Box>
  );
}

import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { STACK_LAYERS } from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { HiddenText } from '../HiddenText';

/** Placeholder of the stack page while it loads. */
export function StackSkeleton() {
  const t = useEcoTranslation();
  return (
    <Box
      sx={{
        '@media (prefers-reduced-motion: reduce)': {
          '& *': { animation: 'none' },
        },
      }}
    >
      <HiddenText role="status">{t('stack.loading')}</HiddenText>
      <Box
        aria-hidden
        sx={{ display: 'flex', flexDirection: 'column', gap: '3px' }}
      >
        <Skeleton variant="rounded" height={72} sx={{ maxWidth: 560, mb: 2 }} />
        {STACK_LAYERS.map(({ id }) => (
          <Skeleton key={id} variant="rounded" height={54} />
        ))}
      </Box>
    </Box>
  );
}

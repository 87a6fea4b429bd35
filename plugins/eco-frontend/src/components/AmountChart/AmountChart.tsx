import { ComponentProps, lazy, Suspense } from 'react';
import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { barsHeight } from './barsHeight';

/** Loaded on demand, as the chart library is large. */
const AmountBars = lazy(async () => ({
  default: (await import('./AmountBars')).AmountBars,
}));

/**
 * Shows amounts as horizontal bars. The chart is opaque to screen readers, so
 * put the same data in a table beside it.
 *
 * @param props - `label`: what the chart shows
 */
export function AmountChart(
  props: { label: string } & ComponentProps<typeof AmountBars>,
) {
  const { label, ...bars } = props;
  const height = barsHeight(bars.bars.length);
  return (
    <Box role="img" aria-label={label} sx={{ height, minWidth: 0 }}>
      <Suspense fallback={<Skeleton variant="rounded" height={height} />}>
        <AmountBars {...bars} />
      </Suspense>
    </Box>
  );
}

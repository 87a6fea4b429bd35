import { ComponentProps, lazy, Suspense } from 'react';
import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { barsHeight } from './barsHeight';

/** The library of the chart is large: it is loaded where one is drawn. */
const AmountBars = lazy(async () => ({
  default: (await import('./AmountBars')).AmountBars,
}));

/**
 * Amounts as bars below each other. Whoever cannot see it has the table beside it.
 *
 * @param props - `label` says what it shows
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

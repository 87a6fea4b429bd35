import { ReactNode } from 'react';
import Box from '@mui/material/Box';

/** A chart beside its table, or above it on a narrow page. */
export function ChartWithTable(props: {
  chart: ReactNode;
  children: ReactNode;
}) {
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 2,
        alignItems: 'start',
        gridTemplateColumns: {
          xs: 'minmax(0, 1fr)',
          xl: 'minmax(0, 2fr) minmax(0, 3fr)',
        },
      }}
    >
      {props.chart}
      {props.children}
    </Box>
  );
}

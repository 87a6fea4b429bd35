import { ReactNode } from 'react';
import Box from '@mui/material/Box';

const columnStyle = {
  minWidth: 0,
  display: 'flex',
  flexDirection: 'column',
  gap: 2,
} as const;

/**
 * A main column with a narrower side column.
 *
 * @param props - `side`: moves below on a narrow page
 */
export function SideColumn(props: { side: ReactNode; children: ReactNode }) {
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 2,
        alignItems: 'start',
        gridTemplateColumns: {
          xs: 'minmax(0, 1fr)',
          lg: 'minmax(0, 1fr) 340px',
        },
      }}
    >
      <Box sx={columnStyle}>{props.children}</Box>
      <Box sx={columnStyle}>{props.side}</Box>
    </Box>
  );
}

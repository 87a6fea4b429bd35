import MuiTable from '@mui/material/Table';
import { styled } from '@mui/material/styles';

/**
 * A table that does not break words. Backstage's themes break them anywhere to
 * keep columns even, and clip what leaves a cell, such as the focus ring.
 */
export const Table = styled(MuiTable)({
  '& th, & td': { wordBreak: 'normal', overflow: 'visible' },
}) as typeof MuiTable;

import MuiTable from '@mui/material/Table';
import { styled } from '@mui/material/styles';

/**
 * A table that keeps words whole. Backstage's themes break them anywhere, to keep
 * their columns even, and cut off what leaves a cell, such as the ring of the focus.
 */
export const Table = styled(MuiTable)({
  '& th, & td': { wordBreak: 'normal', overflow: 'visible' },
}) as typeof MuiTable;

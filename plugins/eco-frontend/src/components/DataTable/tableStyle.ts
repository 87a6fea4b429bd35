import type { SxProps, Theme } from '@mui/material/styles';

/**
 * Lays out rows as a table, and on a narrow screen as blocks of labeled cells.
 */
export const tableStyle: SxProps<Theme> = theme => ({
  '& th, & td': {
    px: 1.5,
    py: 0.5,
    typography: 'body2',
    fontSize: theme.typography.pxToRem(13),
    lineHeight: 1.35,
    verticalAlign: 'top',
    borderBottom: 1,
    borderColor: 'divider',
  },
  '& td': { overflowWrap: 'break-word' },
  // Links break anywhere because kinds have long names; ordinary words stay
  // whole.
  '& td:has(a)': { minWidth: '6.5rem' },
  // Long names wrap, so that the facts beside them keep their room.
  '& td:first-of-type': { overflowWrap: 'anywhere', minWidth: '10rem' },
  '& tbody tr:last-of-type td': { borderBottom: 0 },
  '& thead th': { color: 'text.secondary', verticalAlign: 'bottom' },
  '& tbody tr': { bgcolor: 'background.paper' },
  '& tbody tr:hover': { bgcolor: 'action.hover' },
  '& th:first-of-type': { width: '30%' },
  [theme.breakpoints.down('md')]: {
    '&, & thead, & tbody, & td': { display: 'block' },
    '& tbody tr': {
      display: 'grid',
      gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
      py: 1,
      borderBottom: 1,
      borderColor: 'divider',
    },
    '& td': { py: 0.25, borderBottom: 0, overflowWrap: 'anywhere' },
    '& td, & td:has(a)': { minWidth: 0 },
    '& td:first-of-type': { gridColumn: '1 / -1', minWidth: 0 },
    '& td:empty': { display: 'none' },
    '& td[data-label]::before': {
      content: 'attr(data-label) ": "',
      color: theme.palette.text.secondary,
    },
    // The header stays for sorting; the cells show the other column names.
    '& thead tr': { display: 'flex', flexWrap: 'wrap', px: 1, py: 0.5 },
    '& thead th': {
      position: 'static',
      px: 0.5,
      py: 0.5,
      borderBottom: 0,
      bgcolor: 'transparent',
    },
    '& th:first-of-type': { width: 'auto' },
    '& thead th:not(.sortable)': { display: 'none' },
    '& thead:not(:has(.sortable))': { display: 'none' },
  },
});

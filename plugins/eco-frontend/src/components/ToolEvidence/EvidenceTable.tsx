import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import type { SxProps, Theme } from '@mui/material/styles';
import { ObjectReference } from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { ColumnHeads } from '../ColumnHeads';
import { hiddenStyle } from '../HiddenText';
import { Table } from '../Table';

const ROWS_AT_FIRST = 8;

const tableStyle: SxProps<Theme> = theme => ({
  tableLayout: 'fixed',
  '& th, & td': {
    px: 1,
    py: 0.5,
    typography: 'caption',
    lineHeight: 1.35,
    verticalAlign: 'top',
    overflowWrap: 'anywhere',
  },
  '& th': { color: 'text.secondary' },
  '& th:first-of-type': { width: '16%' },
  '& th:nth-of-type(2)': { width: '34%' },
  [theme.breakpoints.down('sm')]: {
    '&, & tbody, & tr, & td': { display: 'block' },
    // For screen readers only: the order of the cells is clear enough.
    '& thead': hiddenStyle,
    '& tbody tr': { py: 0.5 },
    '& td': { py: 0.125 },
    '& td:first-of-type': { fontWeight: 'fontWeightBold' },
    '& td:nth-of-type(3)': { color: 'text.secondary' },
  },
});

/** An observed fact, with a word or two about what it shows. */
export interface EvidenceRow {
  words: string;
  object: ObjectReference;
  field: string;
  value: string;
}

/**
 * Evidence down to object, field and value, strongest first. A narrow screen
 * stacks the cells of a row; explicit roles keep the table semantics for screen
 * readers.
 *
 * @param props - `kind`: header of the first column
 */
export function EvidenceTable(props: {
  evidence: EvidenceRow[];
  kind: string;
  label: string;
}) {
  const { evidence, kind, label } = props;
  const t = useEcoTranslation();
  const [unfolded, setUnfolded] = useState(false);
  const rows = unfolded ? evidence : evidence.slice(0, ROWS_AT_FIRST);
  const folded = evidence.length - rows.length;
  const columns = [kind, t('panel.object'), t('panel.field'), t('panel.value')];
  if (evidence.length === 0) {
    return null;
  }
  return (
    <Box sx={{ minWidth: 0 }}>
      <Table role="table" size="small" aria-label={label} sx={tableStyle}>
        <ColumnHeads columns={columns} />
        <TableBody role="rowgroup">
          {rows.map(row => (
            <TableRow key={JSON.stringify(row)} role="row">
              <TableCell role="cell">{row.words}</TableCell>
              <TableCell role="cell" title={row.object.apiVersion}>
                <ObjectWords object={row.object} />
              </TableCell>
              <TableCell role="cell">{row.field}</TableCell>
              <TableCell role="cell">{row.value}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {folded > 0 && (
        <Button
          size="small"
          onClick={() => setUnfolded(true)}
          sx={{ textTransform: 'none' }}
        >
          {t('panel.evidenceMore', { count: folded })}
        </Button>
      )}
    </Box>
  );
}

function ObjectWords(props: { object: ObjectReference }) {
  const { kind, namespace, name } = props.object;
  return (
    <>
      <Box component="span" sx={{ display: 'block', color: 'text.secondary' }}>
        {kind}
      </Box>
      {namespace ? `${namespace}/${name}` : name}
    </>
  );
}

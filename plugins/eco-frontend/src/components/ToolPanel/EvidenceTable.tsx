import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { Evidence } from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { objectName } from './objectName';

const ROWS_AT_FIRST = 8;

/** The evidence down to object, field and value, the strongest first. */
export function EvidenceTable(props: { evidence: Evidence[]; label: string }) {
  const { evidence, label } = props;
  const t = useEcoTranslation();
  const [unfolded, setUnfolded] = useState(false);
  const rows = unfolded ? evidence : evidence.slice(0, ROWS_AT_FIRST);
  const folded = evidence.length - rows.length;
  if (evidence.length === 0) {
    return null;
  }
  return (
    <Box sx={{ minWidth: 0 }}>
      <Table size="small" aria-label={label} sx={tableStyle}>
        <TableHead>
          <TableRow>
            <TableCell>{t('panel.signal')}</TableCell>
            <TableCell>{t('panel.object')}</TableCell>
            <TableCell>{t('panel.field')}</TableCell>
            <TableCell>{t('panel.value')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(piece => (
            <TableRow key={JSON.stringify(piece)}>
              <TableCell>{t(`signal.${piece.signal}`)}</TableCell>
              <TableCell title={piece.object.apiVersion}>
                {objectName(piece.object)}
              </TableCell>
              <TableCell>{piece.field}</TableCell>
              <TableCell>{piece.value}</TableCell>
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

const tableStyle = {
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
  '& th:first-of-type': { width: '17%' },
};

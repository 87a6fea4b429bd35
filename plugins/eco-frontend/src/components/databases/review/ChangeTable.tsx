import Paper from '@mui/material/Paper';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useEcoTranslation } from '../../../hooks/useEcoTranslation';
import { changedFields } from '../../../model/databases/changedFields';
import { tableStyle } from '../../DataTable';
import { Table } from '../../Table';

/** Lists the fields that differ between two objects. */
export function ChangeTable(props: {
  label: string;
  before: object;
  after: object;
}) {
  const { label, before, after } = props;
  const t = useEcoTranslation();
  const changes = changedFields(before, after);
  if (changes.length === 0) {
    return (
      <Typography variant="body2">{t('databaseReview.noChanges')}</Typography>
    );
  }
  const absent = t('databaseReview.absent');
  const [then, now] = [t('databaseReview.after'), t('databaseReview.before')];
  return (
    <Paper variant="outlined">
      <Table role="table" size="small" aria-label={label} sx={tableStyle}>
        <TableHead role="rowgroup">
          <TableRow role="row">
            {[t('databaseReview.field'), now, then].map(head => (
              <TableCell key={head} role="columnheader">
                {head}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody role="rowgroup">
          {changes.map(change => (
            <TableRow key={change.path} role="row">
              <TableCell role="cell">{change.path}</TableCell>
              <TableCell role="cell" data-label={now}>
                {change.before ?? absent}
              </TableCell>
              <TableCell role="cell" data-label={then}>
                {change.after ?? absent}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Paper>
  );
}

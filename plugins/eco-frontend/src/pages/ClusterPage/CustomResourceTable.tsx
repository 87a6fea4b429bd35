import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import { CustomResourceKind } from '@backstage-eco/plugin-eco-common';
import { Age, useAge } from '../../components/Age';
import { ColumnHeads } from '../../components/ColumnHeads';
import { tableStyle } from '../../components/DataTable';
import { Table } from '../../components/Table';
import { Translate, useEcoTranslation } from '../../hooks/useEcoTranslation';

const COLUMNS = ['kind', 'count', 'managers', 'age'] as const;

/**
 * Sampled kinds of custom resources, with the number of objects and who writes
 * them.
 */
export function CustomResourceTable(props: { kinds: CustomResourceKind[] }) {
  const t = useEcoTranslation();
  return (
    <Paper variant="outlined" sx={{ overflowX: 'auto' }}>
      <Table
        role="table"
        size="small"
        aria-label={t('resources.title')}
        sx={tableStyle}
      >
        <ColumnHeads
          columns={COLUMNS.map(column => t(`resources.${column}`))}
        />
        <TableBody role="rowgroup">
          {props.kinds.map(kind => (
            <CustomResourceRow key={`${kind.plural}.${kind.group}`} of={kind} />
          ))}
        </TableBody>
      </Table>
    </Paper>
  );
}

function CustomResourceRow(props: { of: CustomResourceKind }) {
  const { kind, group, version, managers, sampledAt } = props.of;
  const t = useEcoTranslation();
  const names = [...new Set(managers.map(({ name }) => name))];
  return (
    <TableRow role="row">
      <TableCell role="cell">
        <Box component="strong" sx={{ overflowWrap: 'anywhere' }}>
          {kind}
        </Box>
        <Box
          component="span"
          sx={{
            display: 'block',
            overflowWrap: 'anywhere',
            typography: 'caption',
            color: 'text.secondary',
          }}
        >
          {[group, version].filter(Boolean).join('/')}
        </Box>
      </TableCell>
      <TableCell role="cell" data-label={t('resources.count')}>
        <CountWords of={props.of} />
      </TableCell>
      <TableCell
        role="cell"
        data-label={t('resources.managers')}
        sx={{ overflowWrap: 'anywhere' }}
      >
        {names.join(', ')}
      </TableCell>
      <TableCell role="cell" data-label={t('resources.age')}>
        {sampledAt ? <Age at={sampledAt} /> : t('clusters.unreadNever')}
      </TableCell>
    </TableRow>
  );
}

function CountWords(props: { of: CustomResourceKind }) {
  const { state, deleting } = props.of;
  const t = useEcoTranslation();
  return (
    <>
      <Box
        component="span"
        sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5 }}
      >
        {countOf(props.of, t)}
        {deleting > 0 && ` · ${t('resources.deleting', { count: deleting })}`}
      </Box>
      {state === 'stale' && <WhyStale of={props.of} />}
    </>
  );
}

/** Explains why a count is outdated. */
function WhyStale(props: { of: CustomResourceKind }) {
  const { since = '', sampledAt = '', reason = '' } = props.of;
  const t = useEcoTranslation();
  const { words: began } = useAge(since);
  const { words: age } = useAge(sampledAt);
  return (
    <Box
      sx={{
        maxWidth: '70ch',
        overflowWrap: 'anywhere',
        typography: 'caption',
        color: 'text.secondary',
      }}
    >
      {t('cluster.staleKind', { since: began, age, reason })}
    </Box>
  );
}

function countOf(of: CustomResourceKind, t: Translate): string {
  if (of.count === undefined) {
    return t('clusters.unknown');
  }
  return of.countIsExact === false
    ? t('resources.about', { number: String(of.count) })
    : String(of.count);
}

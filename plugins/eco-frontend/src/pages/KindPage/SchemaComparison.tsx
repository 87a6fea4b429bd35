import { useMemo } from 'react';
import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { useQuery } from '@tanstack/react-query';
import { DataColumn, DataTable } from '../../components/DataTable';
import { WithAnswer } from '../../components/WithAnswer';
import { Translate, useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useOperatorQueries } from '../../hooks/useOperatorQueries';
import { JsonSchema, toJsonSchema } from '../../model/schema/JsonSchema';
import {
  FieldDifference,
  compareSchemas,
} from '../../model/schema/compareSchemas';
import { SchemaChoice } from '../../model/schema/schemaChoices';
import { choiceKey } from './SchemaChoiceField';

/** Differences to another schema of the kind, field by field. */
export function SchemaComparison(props: {
  one: SchemaChoice;
  other: SchemaChoice;
}) {
  const { one, other } = props;
  const queries = useOperatorQueries();
  const skeleton = <Skeleton variant="rounded" height={120} />;
  const others = useQuery(queries.schema(other.hash));
  return (
    <WithAnswer answer={useQuery(queries.schema(one.hash))} skeleton={skeleton}>
      {first => (
        <WithAnswer answer={others} skeleton={skeleton}>
          {second => (
            <Differences
              one={toJsonSchema(first)}
              other={toJsonSchema(second)}
              names={[choiceKey(one), choiceKey(other)]}
            />
          )}
        </WithAnswer>
      )}
    </WithAnswer>
  );
}

function Differences(props: {
  one: JsonSchema;
  other: JsonSchema;
  names: [string, string];
}) {
  const { one, other, names } = props;
  const [first, second] = names;
  const t = useEcoTranslation();
  const rows = useMemo(() => compareSchemas(one, other), [one, other]);
  const columns = useMemo(
    () => columnsOf(t, first, second),
    [t, first, second],
  );
  if (rows.length === 0) {
    return <Box role="status">{t('compare.same')}</Box>;
  }
  return (
    <DataTable
      label={t('compare.title')}
      name="compare"
      rows={rows}
      columns={columns}
      rowId={({ path }) => path}
      csv="eco-schema-differences"
      toolbar={
        <Box role="status" sx={{ typography: 'caption' }}>
          {t('compare.differences', { count: rows.length })}
        </Box>
      }
    />
  );
}

function columnsOf(
  t: Translate,
  first: string,
  second: string,
): Array<DataColumn<FieldDifference>> {
  const sideColumn = (
    side: 'one' | 'other',
    schema: string,
  ): DataColumn<FieldDifference> => ({
    id: side,
    head: t('compare.before', { schema }),
    value: difference =>
      difference.facets
        .map(facet => `${facet.name}: ${facet[side] ?? ''}`)
        .join('; ') || undefined,
    cell: difference =>
      difference.facets.map(facet => (
        <div key={facet.name}>
          <code>{facet.name}</code>: {facet[side] ?? '–'}
        </div>
      )),
  });
  return [
    {
      id: 'field',
      head: t('compare.field'),
      value: ({ path }) => path,
      cell: ({ path, below }) => (
        <>
          <code>{path}</code>
          {below > 0 &&
            ` ${t('table.moreVersions', { number: String(below) })}`}
        </>
      ),
    },
    {
      id: 'change',
      head: t('compare.change'),
      value: ({ onlyIn }) =>
        onlyIn
          ? t('compare.onlyHere', {
              schema: onlyIn === 'one' ? first : second,
            })
          : t('compare.changed'),
    },
    sideColumn('one', first),
    sideColumn('other', second),
  ];
}

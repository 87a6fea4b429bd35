import { useMemo } from 'react';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { DatabaseSummary } from '@backstage-eco/plugin-eco-common';
import { DatabaseStateMark } from '../../components/databases/DatabaseStateMark';
import { DataColumn, DataTable } from '../../components/DataTable';
import { TextLink } from '../../components/TextLink';
import { EcoPaths, useEcoPaths } from '../../hooks/useEcoPaths';
import { Translate, useEcoTranslation } from '../../hooks/useEcoTranslation';
import { ownerName } from '../../model/databases/ownerName';

/** Table of databases with their states. */
export function DatabaseTable(props: { items: DatabaseSummary[] }) {
  const t = useEcoTranslation();
  const paths = useEcoPaths();
  return (
    <DataTable
      label={t('databases.title')}
      csv="eco-databases"
      rows={props.items}
      columns={useMemo(() => columnsOf(t, paths), [t, paths])}
      rowId={({ cluster, namespace, name }) =>
        `${cluster}/${namespace}/${name}`
      }
    />
  );
}

function columnsOf(
  t: Translate,
  paths: EcoPaths,
): Array<DataColumn<DatabaseSummary>> {
  const head = (id: keyof DatabaseSummary & string) => ({
    id,
    head: t(`databases.column.${id as 'name'}`),
  });
  return [
    {
      ...head('name'),
      value: ({ name }) => name,
      cell: row => <TextLink to={paths.database(row)}>{row.name}</TextLink>,
    },
    { ...head('cluster'), value: ({ clusterTitle }) => clusterTitle },
    { ...head('namespace'), value: ({ namespace }) => namespace },
    {
      ...head('state'),
      value: ({ state }) => t(`databaseState.${state}`),
      cell: row => <State row={row} />,
    },
    {
      ...head('engine'),
      value: ({ engine }) => engine && t(`databaseEngine.${engine}`),
    },
    { ...head('version'), value: ({ version }) => version },
    {
      ...head('owner'),
      value: row => ownerOf(row, t),
      // Anybody may write a name of one word that is wider than the page.
      cell: row => (
        <Box sx={{ overflowWrap: 'anywhere', minWidth: { md: '6rem' } }}>
          {ownerOf(row, t)}
        </Box>
      ),
    },
    {
      ...head('origin'),
      value: ({ origin }) => t(`databases.origin.${origin}`),
    },
  ];
}

function State(props: { row: DatabaseSummary }) {
  const { state, message } = props.row;
  return (
    <>
      <DatabaseStateMark state={state} />
      {message && state !== 'ready' && (
        <Typography
          variant="caption"
          component="div"
          color="text.secondary"
          // Fits beside the other columns at 1280 px, and grows with the page.
          sx={{ minWidth: { md: 'clamp(11rem, 100vw - 72rem, 20rem)' } }}
        >
          {message}
        </Typography>
      )}
    </>
  );
}

/**
 * Returns the recorded owner, or else the owner that the object declares, which
 * anybody can write.
 */
function ownerOf(row: DatabaseSummary, t: Translate): string {
  const { owner, declaredOwner } = row;
  if (owner) {
    return ownerName(owner);
  }
  return declaredOwner
    ? t('databases.declaredOwner', { owner: ownerName(declaredOwner) })
    : t('databases.noOwner');
}

import { useMemo } from 'react';
import Box from '@mui/material/Box';
import { DataColumn } from '../../components/DataTable';
import { TextLink } from '../../components/TextLink';
import { useAmountWords } from '../../hooks/useAmountWords';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { OverheadGrouping, OverheadRow } from '../../model/overheadRows';

type Column = DataColumn<OverheadRow>;

const RESOURCES = ['memory', 'cpu'] as const;
const small = {
  display: 'block',
  typography: 'caption',
  color: 'text.secondary',
} as const;

/** Returns the columns of the table of tools or layers. */
export function useGroupColumns(
  by: OverheadGrouping,
  nameOf: (row: OverheadRow) => string,
): Column[] {
  const t = useEcoTranslation();
  const words = useAmountWords();
  return useMemo(() => {
    const amounts = (of: 'requests' | 'limits'): Column[] =>
      RESOURCES.map(resource => ({
        id: `${resource}_${of}`,
        head: t(
          `overhead.${resource}${of === 'requests' ? 'Requests' : 'Limits'}`,
        ),
        value: row =>
          resource === 'cpu' ? row[of].cpuMillis : row[of].memoryBytes,
        // Sorts the largest amounts first.
        sortBy: row =>
          -(resource === 'cpu' ? row[of].cpuMillis : row[of].memoryBytes),
        cell: row => <Amount row={row} of={of} resource={resource} />,
      }));
    return [
      {
        id: by,
        head: t(`overhead.${by}`),
        value: row => row.id ?? nameOf(row),
        sortBy: nameOf,
        cell: row => <GroupName by={by} row={row} name={nameOf(row)} />,
      },
      {
        id: 'workloads',
        head: t('overhead.workloads'),
        value: row => row.workloads,
      },
      { id: 'pods', head: t('overhead.pods'), value: row => row.pods },
      ...amounts('requests'),
      ...amounts('limits'),
      {
        id: 'share',
        head: t('overhead.share'),
        sortBy: row => row.share?.memory && -row.share.memory,
        cell: ({ share }) =>
          share
            ? t('overhead.shareWords', {
                memory: words.share(share.memory),
                cpu: words.share(share.cpu),
              })
            : t('overhead.unknown'),
      },
      ...RESOURCES.map(
        (resource): Column => ({
          id: `${resource}_share`,
          head: '',
          csvOnly: true,
          value: row => row.share?.[resource],
        }),
      ),
    ];
  }, [by, nameOf, t, words]);
}

function GroupName(props: {
  by: OverheadGrouping;
  row: OverheadRow;
  name: string;
}) {
  const { by, row, name } = props;
  const t = useEcoTranslation();
  const paths = useEcoPaths();
  const { id, clusters, moreWorkloads } = row;
  const to =
    by === 'tool' ? paths.tool({ toolId: id ?? '' }) : layerPath(paths, id);
  return (
    <>
      {id === undefined ? name : <TextLink to={to}>{name}</TextLink>}
      <Box component="span" sx={small}>
        {t('overhead.inClusters', { count: clusters.length })}
        {moreWorkloads > 0 &&
          ` · ${t('overhead.moreWorkloads', { count: moreWorkloads })}`}
      </Box>
    </>
  );
}

function layerPath(
  paths: ReturnType<typeof useEcoPaths>,
  id: string | undefined,
): string {
  return paths.layer({ layerId: id ?? '' });
}

/** An amount, and the number of workloads without one. */
function Amount(props: {
  row: OverheadRow;
  of: 'requests' | 'limits';
  resource: 'cpu' | 'memory';
}) {
  const { row, of, resource } = props;
  const t = useEcoTranslation();
  const words = useAmountWords();
  const without =
    of === 'requests'
      ? row.withoutRequest[resource]
      : row.withoutLimit[resource];
  const amount =
    resource === 'cpu'
      ? words.cpu(row[of].cpuMillis)
      : words.memory(row[of].memoryBytes);
  if (without === row.workloads) {
    return <>{t('overhead.notSet')}</>;
  }
  return (
    <>
      {amount}
      {without > 0 && (
        <Box component="span" sx={small}>
          {of === 'requests'
            ? t('overhead.without', { count: without })
            : t('overhead.unlimited', { count: without })}
        </Box>
      )}
    </>
  );
}

import { useMemo } from 'react';
import { ResourceSums } from '@backstage-eco/plugin-eco-common';
import { DataColumn } from '../../components/DataTable';
import { TextLink } from '../../components/TextLink';
import { useAmountWords } from '../../hooks/useAmountWords';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { ClusterOverheadRow } from '../../model/overheadRows';

type Column = DataColumn<ClusterOverheadRow>;

/** Returns the columns of the table of clusters. */
export function useClusterColumns(
  titles: ReadonlyMap<string, string>,
): Column[] {
  const t = useEcoTranslation();
  const paths = useEcoPaths();
  const words = useAmountWords();
  return useMemo(() => {
    const both = (sums: ResourceSums | undefined) =>
      sums
        ? t('overhead.amounts', {
            memory: words.memory(sums.memoryBytes),
            cpu: words.cpu(sums.cpuMillis),
          })
        : t('overhead.unknown');
    const amounts = (
      id: string,
      head: string,
      of: (row: ClusterOverheadRow) => ResourceSums | undefined,
    ): Column[] => [
      {
        id,
        head,
        sortBy: row => of(row)?.memoryBytes,
        cell: row => both(of(row)),
      },
      {
        id: `${id}_memory_bytes`,
        head: '',
        csvOnly: true,
        value: row => of(row)?.memoryBytes,
      },
      {
        id: `${id}_cpu_millis`,
        head: '',
        csvOnly: true,
        value: row => of(row)?.cpuMillis,
      },
    ];
    return [
      {
        id: 'cluster',
        head: t('overhead.cluster'),
        value: row => row.cluster,
        sortBy: row => titles.get(row.cluster) ?? row.cluster,
        cell: ({ cluster }) => (
          <TextLink to={paths.cluster({ cluster })}>
            {titles.get(cluster) ?? cluster}
          </TextLink>
        ),
      },
      ...amounts('stack', t('overhead.stack'), row => row.stack),
      {
        id: 'share',
        head: t('overhead.share'),
        sortBy: row => row.share?.memory,
        cell: ({ share }) =>
          share
            ? t('overhead.shareWords', {
                memory: words.share(share.memory),
                cpu: words.share(share.cpu),
              })
            : t('overhead.unknown'),
      },
      ...amounts(
        'not_attributed',
        t('overhead.notAttributed'),
        row => row.notAttributed,
      ),
      ...amounts(
        'allocatable',
        t('overhead.allocatable'),
        row => row.allocatable,
      ),
      ...amounts('used', t('overhead.used'), row => row.used).map(column =>
        column.id === 'used'
          ? {
              ...column,
              cell: ({ used, usedUnknown = '' }: ClusterOverheadRow) =>
                used
                  ? t('overhead.usedOf', {
                      memory: words.memory(used.memoryBytes),
                      cpu: words.cpu(used.cpuMillis),
                      count: used.nodes,
                    })
                  : t('overhead.unknownWhy', { reason: usedUnknown }),
            }
          : column,
      ),
      {
        id: 'used_unknown',
        head: '',
        csvOnly: true,
        value: row => row.usedUnknown,
      },
    ];
  }, [t, paths, words, titles]);
}

import { useMemo } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { ClusterSummary, KindPage } from '@backstage-eco/plugin-eco-common';
import { DataTable } from '../../components/DataTable';
import { NoneFound } from '../../components/NoneFound';
import { NoClusters } from '../../components/PageStates';
import { UnreadNotices } from '../../components/UnreadNotices';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { KindFilterBar } from './KindFilterBar';
import { useKindColumns } from './useKindColumns';

/**
 * Kinds that match the filters, and what could not be read.
 *
 * @param props - `onMore`: omitted if all are loaded
 */
export function LoadedKinds(props: {
  pages: KindPage[];
  clusters: ClusterSummary[];
  onMore?: () => unknown;
}) {
  const { pages, clusters, onMore } = props;
  const t = useEcoTranslation();
  const columns = useKindColumns();
  const [{ total, groups, unknownIn, unread }] = pages;
  const rows = useMemo(() => pages.flatMap(({ items }) => items), [pages]);
  if (clusters.length === 0) {
    return <NoClusters />;
  }
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.5 }}>
      <UnreadNotices
        unknownIn={unknownIn}
        unread={unread}
        clusters={clusters}
      />
      <KindFilterBar
        groups={groups.map(({ name }) => name)}
        clusters={clusters}
      />
      {rows.length > 0 ? (
        <DataTable
          label={t('kinds.title')}
          rows={rows}
          columns={columns}
          rowId={({ group, plural }) => `${plural}.${group}`}
          csv="eco-kinds"
          toolbar={
            <Typography variant="caption" role="status">
              {t('kinds.count', {
                shown: String(rows.length),
                all: String(total),
              })}
            </Typography>
          }
        />
      ) : (
        <NoneFound
          clusters={clusters}
          words={groups.length > 0 ? t('kinds.nothingFits') : t('kinds.none')}
        />
      )}
      {onMore && (
        <Button onClick={() => onMore()} sx={{ alignSelf: 'flex-start' }}>
          {t('kinds.more')}
        </Button>
      )}
    </Box>
  );
}

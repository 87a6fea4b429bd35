import Box from '@mui/material/Box';
import { ClusterSummary, KindDetail } from '@backstage-eco/plugin-eco-common';
import { PageHeading } from '../../components/PageHeading';
import { UnreadNotices } from '../../components/UnreadNotices';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { kindRows } from '../../model/kindRows';
import { schemaChoices } from '../../model/schema/schemaChoices';
import { KindControllers } from './KindControllers';
import { KindInClusters } from './KindInClusters';
import { KindSchema } from './KindSchema';

/** Everything about a kind: clusters, controllers and schema. */
export function LoadedKind(props: {
  detail: KindDetail;
  clusters: ClusterSummary[];
}) {
  const { detail, clusters } = props;
  const { group, kind, unknownIn, unread } = detail;
  const items = kindRows(detail);
  const t = useEcoTranslation();
  const titles = new Map(clusters.map(({ name, title }) => [name, title]));
  const choices = schemaChoices(items);
  const [first] = items;
  const shortNames = [...new Set(items.flatMap(item => item.shortNames))];
  return (
    <>
      <PageHeading
        title={kind}
        lead={[
          first
            ? t('kind.lead', { group, scope: t(`kinds.${first.scope}`) })
            : group,
          shortNames.length > 0 &&
            t('kind.shortNames', { names: shortNames.join(', ') }),
        ]
          .filter(Boolean)
          .join(' · ')}
      />
      <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
        <UnreadNotices
          unknownIn={unknownIn}
          unread={unread}
          clusters={clusters}
        />
        <KindInClusters items={items} titles={titles} />
        <KindControllers items={items} titles={titles} />
        {first && <KindSchema detail={detail} choices={choices} />}
      </Box>
    </>
  );
}

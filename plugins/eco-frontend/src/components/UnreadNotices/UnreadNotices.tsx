import Box from '@mui/material/Box';
import { ClusterSummary, OperatorList } from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { UnknownLine } from '../CountedSection';

/**
 * Lists unknown clusters, and what could not be read of others, with the
 * reasons. Renders nothing if everything was read.
 */
export function UnreadNotices(props: {
  unknownIn: OperatorList['unknownIn'];
  unread: OperatorList['unread'];
  clusters: ClusterSummary[];
}) {
  const { unknownIn, unread, clusters } = props;
  const t = useEcoTranslation();
  const titles = new Map(clusters.map(({ name, title }) => [name, title]));
  const titleOf = (name: string) => titles.get(name) ?? name;
  return (
    <>
      {unknownIn.map(({ cluster, reason, since }) => (
        <UnknownLine key={cluster} since={since}>
          {t('operators.unknownIn', { cluster: titleOf(cluster), reason })}
        </UnknownLine>
      ))}
      {unread.length > 0 && (
        <Box component="details" sx={{ typography: 'body2' }}>
          <Box component="summary" sx={{ cursor: 'pointer' }}>
            {t('operators.unreadSome', { count: unread.length })}
          </Box>
          {unread.map(({ cluster, what, reason, since }) => (
            <UnknownLine key={`${cluster}/${what}`} since={since}>
              {t('operators.unread', {
                cluster: titleOf(cluster),
                what,
                reason,
              })}
            </UnknownLine>
          ))}
        </Box>
      )}
    </>
  );
}

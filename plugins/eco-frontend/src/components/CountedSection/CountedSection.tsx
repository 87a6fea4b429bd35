import { ReactNode, useId, useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import {
  ClusterSummary,
  Counted,
  UnreadList,
} from '@backstage-eco/plugin-eco-common';
import { useClusterWords } from '../../hooks/useClusterWords';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { SectionTitle } from '../SectionTitle';
import { Answer, WithAnswer } from '../WithAnswer';
import { CountedCluster } from './CountedCluster';
import { UnknownLine } from './UnknownLine';

const CLUSTERS_AT_FIRST = 5;

/**
 * Shows a count for each cluster: clusters with objects each in a frame, those
 * without in one line, and unknown ones with their reason.
 *
 * @param props - `isEmpty`: returns true if there are certainly no objects
 */
export function CountedSection<T extends { unknown: UnreadList[] }>(props: {
  title: string;
  lead?: string;
  answer: Answer<Counted<T>>;
  clusters: ClusterSummary[];
  isEmpty: (numbers: T) => boolean;
  children: (numbers: T, clusterTitle: string) => ReactNode;
}) {
  const { title, lead, answer } = props;
  const id = useId();
  return (
    <Box component="section" aria-labelledby={id}>
      <SectionTitle id={id} title={title} note={lead} />
      <WithAnswer
        answer={answer}
        skeleton={<Skeleton variant="rounded" height={120} />}
      >
        {counted => <ByCluster {...props} counted={counted} />}
      </WithAnswer>
    </Box>
  );
}

function ByCluster<T extends { unknown: UnreadList[] }>(props: {
  counted: Counted<T>;
  clusters: ClusterSummary[];
  isEmpty: (numbers: T) => boolean;
  children: (numbers: T, clusterTitle: string) => ReactNode;
}) {
  const { counted, clusters, isEmpty, children } = props;
  const t = useEcoTranslation();
  const words = useClusterWords();
  const [unfolded, setUnfolded] = useState(false);
  const titles = new Map(clusters.map(({ name, title }) => [name, title]));
  const titleOf = (name: string) => titles.get(name) ?? name;
  const isNone = (item: T) => item.unknown.length === 0 && isEmpty(item);
  const some = counted.items.filter(item => !isNone(item));
  const none = counted.items.filter(isNone);
  const shown = unfolded ? some : some.slice(0, CLUSTERS_AT_FIRST);
  const folded = some.length - shown.length;
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1 }}>
      {shown.map(item => (
        <CountedCluster
          key={item.cluster}
          title={titleOf(item.cluster)}
          countedAt={item.countedAt}
          unknown={item.unknown}
        >
          {children(item, titleOf(item.cluster))}
        </CountedCluster>
      ))}
      {folded > 0 && (
        <Button
          size="small"
          onClick={() => setUnfolded(true)}
          sx={{ alignSelf: 'start', textTransform: 'none' }}
        >
          {t('counted.moreClusters', { count: folded })}
        </Button>
      )}
      {none.length > 0 && (
        <Box sx={{ typography: 'body2', color: 'text.secondary' }}>
          {t('counted.none', {
            clusters: words(none.map(({ cluster }) => titleOf(cluster))),
          })}
        </Box>
      )}
      {counted.unknownIn.map(({ cluster, reason, since }) => (
        <UnknownLine key={cluster} since={since}>
          <strong>
            {t('counted.unknownIn', { clusters: titleOf(cluster) })}
          </strong>
          {`: ${reason}`}
        </UnknownLine>
      ))}
    </Box>
  );
}

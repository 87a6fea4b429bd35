import { HistoryEntry } from '@backstage-eco/plugin-eco-common';
import { TextLink } from '../../components/TextLink';
import { ClusterWithHistory } from '../../hooks/useClustersWithHistory';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';

/**
 * The cluster of an event, with a link to its stack at that time.
 *
 * @param props - `known`: undefined for a cluster that the user can no longer
 * see
 */
export function ClusterAtEvent(props: {
  entry: HistoryEntry;
  known: ClusterWithHistory | undefined;
}) {
  const { cluster, at } = props.entry;
  const { title = cluster, state } = props.known ?? {};
  const t = useEcoTranslation();
  const paths = useEcoPaths();
  // Archived and deleted clusters have no page.
  return state === 'shown' ? (
    <strong title={t('history.then')}>
      <TextLink
        to={`${paths.cluster({ cluster })}?${new URLSearchParams({ at })}`}
      >
        {title}
      </TextLink>
    </strong>
  ) : (
    <strong>{title}</strong>
  );
}

import { HistoryEntry } from '@backstage-eco/plugin-eco-common';
import { TextLink } from '../../components/TextLink';
import { ClusterWithHistory } from '../../hooks/useClustersWithHistory';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';

/**
 * The cluster of an event, and the way to what it was then.
 *
 * @param props - `known`: left out of a cluster that nobody may see any more
 */
export function ClusterThen(props: {
  entry: HistoryEntry;
  known: ClusterWithHistory | undefined;
}) {
  const { cluster, at } = props.entry;
  const { title = cluster, standing } = props.known ?? {};
  const t = useEcoTranslation();
  const paths = useEcoPaths();
  // One that went away has no page.
  return standing === 'shown' ? (
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

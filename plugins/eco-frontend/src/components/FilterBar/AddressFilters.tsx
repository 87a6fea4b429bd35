import { ClusterSummary } from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useParameters } from '../../hooks/useParameters';
import { ChoiceField } from './ChoiceField';
import { SearchField } from './SearchField';

/** Search field, kept in the URL as `q`. */
export function WordsFilter(props: { label: string }) {
  const { one, change } = useParameters();
  return (
    <SearchField
      label={props.label}
      text={one('q') ?? ''}
      onChange={q => change({ q }, { replace: true })}
    />
  );
}

/** Cluster selection, kept in the URL. Renders nothing for a single cluster. */
export function ClusterFilter(props: { clusters: ClusterSummary[] }) {
  const { clusters } = props;
  const t = useEcoTranslation();
  const { all, change } = useParameters();
  return clusters.length > 1 ? (
    <ChoiceField
      label={t('filter.clusters')}
      chosen={all('cluster')}
      choices={clusters.map(({ name, title }) => ({
        value: name,
        words: title,
      }))}
      onChange={cluster => change({ cluster })}
    />
  ) : null;
}

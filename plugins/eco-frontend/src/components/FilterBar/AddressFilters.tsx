import { ClusterSummary } from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useParameters } from '../../hooks/useParameters';
import { ChoiceField } from './ChoiceField';
import { SearchField } from './SearchField';

/** The words to search for, kept in the address as `q`. */
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

/** The chosen clusters, kept in the address; nothing if there is only one. */
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

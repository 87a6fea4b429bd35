import { ClusterSummary } from '@backstage-eco/plugin-eco-common';
import {
  ChoiceField,
  ClusterFilter,
  FilterFields,
  WordsFilter,
} from '../../components/FilterBar';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useParameters } from '../../hooks/useParameters';
import { CLAIMED, OperatorRow } from '../../model/operatorRows';

const LEVELS = [1, 2, 3, 4, 5] as const;

/** Filters of the operators, kept in the URL. */
export function OperatorFilterBar(props: {
  rows: OperatorRow[];
  clusters: ClusterSummary[];
}) {
  const { rows, clusters } = props;
  const t = useEcoTranslation();
  const { all, change } = useParameters();
  const frameworks = [...new Set(rows.flatMap(row => row.frameworks))].sort();
  const levels = LEVELS.map(level => ({
    value: String(level),
    words: t('operators.observedLevel', {
      level: String(level),
      name: t(`capability.level${level}`),
    }),
  }));
  return (
    <FilterFields>
      <WordsFilter label={t('operators.search')} />
      <ClusterFilter clusters={clusters} />
      <ChoiceField
        label={t('operators.maturity')}
        chosen={all('maturity')}
        choices={[...levels, { value: CLAIMED, words: t('operators.claimed') }]}
        onChange={maturity => change({ maturity })}
      />
      {frameworks.length > 0 && (
        <ChoiceField
          label={t('operators.framework')}
          chosen={all('framework')}
          choices={frameworks.map(value => ({ value, words: value }))}
          onChange={framework => change({ framework })}
        />
      )}
    </FilterFields>
  );
}

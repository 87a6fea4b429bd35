import {
  ClusterSummary,
  OUTCOME_STATUSES,
} from '@backstage-eco/plugin-eco-common';
import {
  ChoiceField,
  FilterFields,
  WordsFilter,
} from '../../components/FilterBar';
import { SEVERITIES } from '../../components/Findings';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useParameters } from '../../hooks/useParameters';

const SUPPORT = ['supported', 'ending', 'ended', 'unknown'] as const;

/** Filters of the fleet, kept in the URL. */
export function FleetFilterBar(props: { clusters: ClusterSummary[] }) {
  const { clusters } = props;
  const t = useEcoTranslation();
  const { all, change } = useParameters();
  const outcomes = OUTCOME_STATUSES.filter(status =>
    clusters.some(({ outcome }) => outcome.status === status),
  );
  return (
    <FilterFields>
      <WordsFilter label={t('fleet.search')} />
      <ChoiceField
        label={t('fleet.outcome')}
        chosen={all('outcome')}
        choices={outcomes.map(value => ({
          value,
          words: t(`outcome.${value}`),
        }))}
        onChange={outcome => change({ outcome })}
      />
      <ChoiceField
        label={t('fleet.support')}
        chosen={all('support')}
        choices={SUPPORT.map(value => ({
          value,
          words: t(`support.${value}`),
        }))}
        onChange={support => change({ support })}
      />
      <ChoiceField
        label={t('fleet.withFindings')}
        chosen={all('severity')}
        choices={SEVERITIES.map(value => ({
          value,
          words: t(`severity.${value}`),
        }))}
        onChange={severity => change({ severity })}
      />
    </FilterFields>
  );
}

import Chip from '@mui/material/Chip';
import { CheckList, ClusterSummary } from '@backstage-eco/plugin-eco-common';
import {
  ChoiceField,
  ClusterFilter,
  FilterFields,
  ToggleField,
  WordsFilter,
} from '../../components/FilterBar';
import { SEVERITIES } from '../../components/Findings';
import { useToolName } from '../../hooks/useDefinitions';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useParameters } from '../../hooks/useParameters';

/** Filters of the findings, kept in the URL. */
export function FindingFilterBar(props: {
  clusters: ClusterSummary[];
  /** Omitted if unknown. */
  checks: CheckList | undefined;
}) {
  const { clusters, checks } = props;
  const t = useEcoTranslation();
  const { one, all, change } = useParameters();
  const tool = one('tool');
  return (
    <FilterFields>
      <WordsFilter label={t('findings.search')} />
      <ClusterFilter clusters={clusters} />
      <ChoiceField
        label={t('findings.severity')}
        chosen={all('severity')}
        choices={SEVERITIES.map(value => ({
          value,
          words: t(`severity.${value}`),
        }))}
        onChange={severity => change({ severity })}
      />
      {checks && (
        <ChoiceField
          label={t('finding.check')}
          chosen={all('check')}
          choices={checks.items.map(({ id, title }) => ({
            value: id,
            words: title,
          }))}
          onChange={check => change({ check })}
        />
      )}
      {tool && (
        <ToolFilter
          toolId={tool}
          onRemove={() => change({ tool: undefined })}
        />
      )}
      <ToggleField label={t('findings.showMuted')} parameter="muted" />
    </FilterFields>
  );
}

/** Removable filter for findings about one tool. */
function ToolFilter(props: { toolId: string; onRemove: () => void }) {
  const name = useToolName(props.toolId);
  const t = useEcoTranslation();
  return (
    <Chip
      label={t('findings.ofTool', { tool: name })}
      onDelete={props.onRemove}
      sx={{ alignSelf: 'center' }}
    />
  );
}

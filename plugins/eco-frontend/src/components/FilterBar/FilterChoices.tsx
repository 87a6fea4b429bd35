import {
  ClusterSummary,
  Confidence,
  DetectionState,
  LayerId,
} from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { UsedFilters } from '../../hooks/useFilters';
import { ALL_LAYERS, CONFIDENCES, MissingState } from '../../model/filters';
import { ChoiceField } from './ChoiceField';

/** A state that a tool can be filtered by. */
export type ShownState = DetectionState | MissingState;

/** Fields to choose clusters, layers, states and confidences. */
export function FilterChoices(props: {
  used: UsedFilters;
  clusters: ClusterSummary[];
  states: ShownState[];
}) {
  const { used, clusters, states } = props;
  const { filters, change } = used;
  const t = useEcoTranslation();
  return (
    <>
      {clusters.length > 1 && (
        <ChoiceField
          label={t('filter.clusters')}
          chosen={filters.clusters}
          choices={clusters.map(({ name, title }) => ({
            value: name,
            words: title,
          }))}
          onChange={chosen => change({ clusters: chosen })}
        />
      )}
      <ChoiceField
        label={t('filter.layers')}
        chosen={filters.layers}
        choices={ALL_LAYERS.map(layer => ({
          value: layer.id,
          words: layer.name,
        }))}
        onChange={chosen => change({ layers: chosen as LayerId[] })}
      />
      <ChoiceField
        label={t('filter.states')}
        chosen={filters.states}
        choices={states.map(value => ({ value, words: t(`state.${value}`) }))}
        onChange={chosen => change({ states: chosen as ShownState[] })}
      />
      <ChoiceField
        label={t('filter.confidences')}
        chosen={filters.confidences}
        choices={CONFIDENCES.map(value => ({
          value,
          words: t(`confidence.${value}`),
        }))}
        onChange={chosen => change({ confidences: chosen as Confidence[] })}
      />
    </>
  );
}

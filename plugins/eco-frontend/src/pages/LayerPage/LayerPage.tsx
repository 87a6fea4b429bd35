import { Stack } from '@backstage-eco/plugin-eco-common';
import { useParams } from 'react-router-dom';
import { NoSuchThing, PageSkeleton } from '../../components/PageStates';
import { WithStack } from '../../components/WithStack';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { LoadedLayer } from './LoadedLayer';

/** Page of one layer, or an explanation if there is no such layer. */
export function LayerPage() {
  const { layerId = '' } = useParams();
  return (
    <WithStack skeleton={<PageSkeleton />}>
      {stack => <LayerOfStack layerId={layerId} stack={stack} />}
    </WithStack>
  );
}

function LayerOfStack(props: { layerId: string; stack: Stack }) {
  const { layerId, stack } = props;
  const layers = [...stack.layers, ...stack.services];
  const layer = layers.find(({ id }) => id === layerId);
  return layer ? (
    <LoadedLayer key={layer.id} layer={layer} stack={stack} />
  ) : (
    <NoSuchLayer layerId={layerId} />
  );
}

function NoSuchLayer(props: { layerId: string }) {
  const t = useEcoTranslation();
  const paths = useEcoPaths();
  return (
    <NoSuchThing
      title={t('layer.noSuchLayer', { layer: props.layerId })}
      to={paths.layers}
      words={t('layer.allLayers')}
    />
  );
}

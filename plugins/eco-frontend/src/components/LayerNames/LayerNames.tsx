import { Fragment } from 'react';
import { LayerId } from '@backstage-eco/plugin-eco-common';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { LAYER_NAMES } from '../../model/layerNames';
import { TextLink } from '../TextLink';

/** Lists layers by name, each linked to its page. */
export function LayerNames(props: { layerIds: LayerId[] }) {
  const paths = useEcoPaths();
  return (
    <>
      {props.layerIds.map((id, index) => (
        <Fragment key={id}>
          {index > 0 && ', '}
          <TextLink to={paths.layer({ layerId: id })}>
            {LAYER_NAMES.get(id) ?? id}
          </TextLink>
        </Fragment>
      ))}
    </>
  );
}

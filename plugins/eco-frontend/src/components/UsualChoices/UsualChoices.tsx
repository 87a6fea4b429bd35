import { Fragment } from 'react';
import { Layer } from '@backstage-eco/plugin-eco-common';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { TextLink } from '../TextLink';

/**
 * Lists what is usually chosen for a layer, each linked to its tool. A choice
 * of several tools links to the layer, which shows them all.
 */
export function UsualChoices(props: { layer: Layer }) {
  const { layer } = props;
  const paths = useEcoPaths();
  return (
    <>
      {layer.usualChoices.map(({ name, toolIds }, index) => (
        <Fragment key={name}>
          {index > 0 && ', '}
          <TextLink
            inText
            to={
              toolIds.length === 1
                ? paths.tool({ toolId: toolIds[0] })
                : paths.layer({ layerId: layer.id })
            }
          >
            {name}
          </TextLink>
        </Fragment>
      ))}
    </>
  );
}

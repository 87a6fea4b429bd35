import { Fragment } from 'react';
import { useDefinitions } from '../../hooks/useDefinitions';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { TextLink } from '../TextLink';

/** Tools by name, each a link to its page; one without a definition by its id. */
export function ToolNames(props: { toolIds: string[]; inText?: boolean }) {
  const paths = useEcoPaths();
  const { data: tools = [] } = useDefinitions();
  return (
    <>
      {props.toolIds.map((toolId, index) => {
        const tool = tools.find(({ id }) => id === toolId);
        return (
          <Fragment key={toolId}>
            {index > 0 && ', '}
            {tool ? (
              <TextLink to={paths.tool({ toolId })} inText={props.inText}>
                {tool.name}
              </TextLink>
            ) : (
              toolId
            )}
          </Fragment>
        );
      })}
    </>
  );
}

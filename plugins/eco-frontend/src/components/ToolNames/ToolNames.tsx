import { Fragment } from 'react';
import { useDefinitions } from '../../hooks/useDefinitions';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { TextLink } from '../TextLink';

/**
 * Lists tools by name, each linked to its page. A tool without a definition is
 * shown by its ID.
 */
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

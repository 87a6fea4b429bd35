import Box from '@mui/material/Box';
import { Stack, Tool } from '@backstage-eco/plugin-eco-common';
import { Panel } from '../../components/Panel';
import { ToolNames } from '../../components/ToolNames';
import { useDefinitions } from '../../hooks/useDefinitions';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { toolRows } from '../../model/toolRows';
import { WhereFound } from './WhereFound';

/** Alternatives to a tool, how they differ, and where they were found. */
export function Alternatives(props: { tool: Tool; stack: Stack }) {
  const { tool, stack } = props;
  const { alternatives = [] } = tool;
  const t = useEcoTranslation();
  const { data: definitions } = useDefinitions();
  if (alternatives.length === 0) {
    return null;
  }
  const rows = new Map(toolRows(stack, definitions).map(row => [row.id, row]));
  return (
    <Panel title={t('tool.alternatives')}>
      <Box
        component="ul"
        sx={{
          m: 0,
          p: 0,
          listStyle: 'none',
          display: 'flex',
          flexDirection: 'column',
          gap: 1.25,
        }}
      >
        {alternatives.map(({ toolId, difference }) => (
          <li key={toolId}>
            <strong>
              <ToolNames toolIds={[toolId]} />
            </strong>
            <div>{difference}</div>
            <WhereFound row={rows.get(toolId)} />
          </li>
        ))}
      </Box>
    </Panel>
  );
}

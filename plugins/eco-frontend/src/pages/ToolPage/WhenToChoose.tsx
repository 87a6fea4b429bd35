import Box from '@mui/material/Box';
import { Panel } from '../../components/Panel';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { Tool } from '@backstage-eco/plugin-eco-common';

/**
 * When to choose a tool, and when not to. Renders nothing if the definition
 * does not say.
 */
export function WhenToChoose(props: { tool: Tool }) {
  const { whenToUse, whenNotToUse, bestFor } = props.tool;
  const t = useEcoTranslation();
  const parts = [
    { title: t('tool.whenToUse'), text: whenToUse },
    { title: t('tool.whenNotToUse'), text: whenNotToUse },
    { title: t('tool.bestFor'), text: bestFor },
  ].filter(({ text }) => text);
  if (parts.length === 0) {
    return null;
  }
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 2,
        gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 260px), 1fr))',
      }}
    >
      {parts.map(({ title, text }) => (
        <Panel key={title} title={title}>
          {text}
        </Panel>
      ))}
    </Box>
  );
}

import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Stack, StackLayer } from '@backstage-eco/plugin-eco-common';
import { Notice } from '../../components/Notice';
import { SectionTitle } from '../../components/SectionTitle';
import { ToolTable } from '../../components/ToolTable';
import { useDefinitions } from '../../hooks/useDefinitions';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { foundIn, toolRows } from '../../model/toolRows';

/** Tools of a layer: those found in clusters, and others that Eco knows. */
export function ToolsOfLayer(props: { layer: StackLayer; stack: Stack }) {
  const { layer, stack } = props;
  const t = useEcoTranslation();
  const { data, error } = useDefinitions();
  const rows = toolRows(stack, data).filter(row =>
    row.layers.includes(layer.id),
  );
  const sections = [
    { key: 'found', rows: rows.filter(row => foundIn(row).length > 0) },
    { key: 'others', rows: rows.filter(row => foundIn(row).length === 0) },
  ] as const;
  return (
    <>
      {error && (
        <Notice>{t('notice.noDefinitions', { reason: error.message })}</Notice>
      )}
      {sections.map(section => {
        const id = `eco-layer-${section.key}`;
        const title = t(`layer.${section.key}`);
        return (
          <Box component="section" key={section.key} aria-labelledby={id}>
            <SectionTitle id={id} title={title} />
            {section.rows.length > 0 ? (
              <ToolTable
                rows={section.rows}
                clusters={stack.clusters}
                label={title}
                withLayers={false}
              />
            ) : (
              <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                {t(`layer.${section.key}None`)}
              </Typography>
            )}
          </Box>
        );
      })}
    </>
  );
}

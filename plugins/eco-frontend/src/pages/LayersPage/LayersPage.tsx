import Box from '@mui/material/Box';
import { Stack } from '@backstage-eco/plugin-eco-common';
import { PageHeading } from '../../components/PageHeading';
import { NoClusters, PageSkeleton } from '../../components/PageStates';
import { SectionTitle } from '../../components/SectionTitle';
import { WithStack } from '../../components/WithStack';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { LayerTile } from './LayerTile';

const tilesStyle = {
  display: 'grid',
  gap: 1.5,
  gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 264px), 1fr))',
};

/**
 * Layers of a stack: those for the first day, those for later, and the platform
 * services.
 */
export function LayersPage() {
  return (
    <WithStack skeleton={<PageSkeleton />}>
      {stack => <LoadedLayers stack={stack} />}
    </WithStack>
  );
}

function LoadedLayers(props: { stack: Stack }) {
  const { layers, services, clusters } = props.stack;
  const t = useEcoTranslation();
  const sections = [
    { key: 'startWith', layers: layers.filter(layer => layer.startWith) },
    { key: 'grow', layers: layers.filter(layer => !layer.startWith) },
    { key: 'services', layers: services },
  ] as const;
  return (
    <>
      <PageHeading title={t('layers.title')} lead={t('layers.lead')} />
      {clusters.length === 0 && <NoClusters inPanel />}
      {sections.map(section => (
        <Box
          component="section"
          key={section.key}
          aria-labelledby={`eco-layers-${section.key}`}
          sx={{ mb: 3 }}
        >
          <SectionTitle
            id={`eco-layers-${section.key}`}
            title={t(`layers.${section.key}`)}
            note={t(`layers.${section.key}Note`)}
          />
          <Box sx={tilesStyle}>
            {section.layers.map(layer => (
              <LayerTile key={layer.id} layer={layer} clusters={clusters} />
            ))}
          </Box>
        </Box>
      ))}
    </>
  );
}

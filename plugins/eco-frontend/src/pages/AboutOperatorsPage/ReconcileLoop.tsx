import Box from '@mui/material/Box';
import { Panel } from '../../components/Panel';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';

const STEPS = ['watch', 'compare', 'act', 'status', 'repeat'] as const;

/** The five steps of every controller's reconcile loop. */
export function ReconcileLoop() {
  const t = useEcoTranslation();
  return (
    <Panel title={t('aboutOperators.loop')}>
      <Box
        component="ol"
        sx={{
          m: 0,
          p: 0,
          listStyle: 'none',
          display: 'grid',
          gap: 1,
          gridTemplateColumns:
            'repeat(auto-fit, minmax(min(100%, 160px), 1fr))',
        }}
      >
        {STEPS.map((step, index) => (
          <Box
            component="li"
            key={step}
            sx={{ borderTop: 3, borderColor: 'primary.main', pt: 0.75 }}
          >
            <Box sx={{ fontWeight: 'fontWeightBold' }}>
              {`${index + 1}. ${t(`aboutOperators.${step}`)}`}
            </Box>
            {t(`aboutOperators.${step}Means`)}
          </Box>
        ))}
      </Box>
    </Panel>
  );
}

import Box from '@mui/material/Box';
import { DeclaredCapability } from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';

const LEVELS = [1, 2, 3, 4, 5] as const;

/** Capability level of an operator, as declared by its makers. */
export function CapabilityMeter(props: { level: DeclaredCapability['level'] }) {
  const { level } = props;
  const t = useEcoTranslation();
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75 }}>
      <Box
        component="span"
        aria-hidden
        sx={{ display: 'inline-flex', alignItems: 'center', gap: '3px' }}
      >
        {LEVELS.map(step => (
          <Box
            key={step}
            component="span"
            sx={{
              width: 14,
              height: 8,
              borderRadius: '2px',
              bgcolor: step <= level ? 'primary.main' : 'action.disabled',
            }}
          />
        ))}
      </Box>
      {t('capability.declared', {
        level: String(level),
        name: t(`capability.level${level}`),
      })}
    </Box>
  );
}

import Box from '@mui/material/Box';
import { ObservedState } from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { LevelMark } from './LevelMark';
import { STATE_KEYS } from './levelWords';

const STATES: ObservedState[] = ['observed', 'not-observed', 'unknown'];

/** Legend of the symbols of maturity levels. */
export function MaturityLegend() {
  const t = useEcoTranslation();
  return (
    <Box
      component="ul"
      aria-label={t('maturity.legend')}
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        columnGap: 2,
        m: 0,
        p: 0,
        listStyle: 'none',
        typography: 'caption',
        color: 'text.secondary',
        '& li': { display: 'inline-flex', alignItems: 'center', gap: 0.5 },
      }}
    >
      {STATES.map(state => (
        <li key={state}>
          <LevelMark mark={{ state, isDeclared: false }} />
          {t(STATE_KEYS[state])}
        </li>
      ))}
      <li>
        <LevelMark mark={{ state: 'not-observed', isDeclared: true }} />
        {t('maturity.legendDeclared')}
      </li>
    </Box>
  );
}

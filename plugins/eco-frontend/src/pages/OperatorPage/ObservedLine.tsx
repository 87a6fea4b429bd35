import { ReactNode } from 'react';
import Box from '@mui/material/Box';
import { ObservedFact, ObservedState } from '@backstage-eco/plugin-eco-common';
import { FactList } from '../../components/FactList';
import { LevelMark, STATE_KEYS } from '../../components/Maturity';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';

/**
 * A list item that shows whether something was observed, why, and with which
 * evidence.
 */
export function ObservedLine(props: {
  name?: string;
  observed: { state: ObservedState; reason: string; evidence: ObservedFact[] };
  /** Shown after the state. */
  note?: ReactNode;
}) {
  const { name, observed, note } = props;
  const { state, reason, evidence } = observed;
  const t = useEcoTranslation();
  return (
    <Box
      component="li"
      sx={{ display: 'flex', gap: 1, py: 0.5, typography: 'body2' }}
    >
      <LevelMark mark={{ state, isDeclared: false }} />
      <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
        {name && <strong>{name}: </strong>}
        {reason}{' '}
        <Box
          component="span"
          sx={{ typography: 'caption', color: 'text.secondary' }}
        >
          {t(STATE_KEYS[state])}
          {note && <>, {note}</>}
        </Box>
        {evidence.length > 0 && <FactList facts={evidence} />}
      </Box>
    </Box>
  );
}

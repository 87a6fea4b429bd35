import Box from '@mui/material/Box';
import { MaturityRuleResult } from '@backstage-eco/plugin-eco-common';
import { FactList } from '../../components/FactList';
import { LevelMark, STATE_KEYS } from '../../components/Maturity';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';

/** What one rule says of an operator, and by which facts. */
export function RuleResult(props: { rule: MaturityRuleResult }) {
  const { state, reason, weight, evidence } = props.rule;
  const t = useEcoTranslation();
  return (
    <Box
      component="li"
      sx={{ display: 'flex', gap: 1, py: 0.5, typography: 'body2' }}
    >
      <LevelMark mark={{ state, isDeclared: false }} />
      <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
        {reason}{' '}
        <Box
          component="span"
          sx={{ typography: 'caption', color: 'text.secondary' }}
        >
          {t(STATE_KEYS[state])}, {t(`maturity.${weight}`)}
        </Box>
        {evidence.length > 0 && <FactList facts={evidence} />}
      </Box>
    </Box>
  );
}

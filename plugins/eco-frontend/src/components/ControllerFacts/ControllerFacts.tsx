import Box from '@mui/material/Box';
import { ManagedKind } from '@backstage-eco/plugin-eco-common';
import { Translate, useEcoTranslation } from '../../hooks/useEcoTranslation';
import { FactList } from '../FactList';

type Evidence = ManagedKind['evidence'];

/**
 * Shows why a workload is taken as the controller of a kind: each clue, folded,
 * with its facts.
 */
export function ControllerFacts(props: { evidence: Evidence }) {
  const t = useEcoTranslation();
  return (
    <>
      {byStrength(props.evidence).map(([strength, facts]) => (
        <Box component="details" key={strength}>
          <Box component="summary" sx={{ cursor: 'pointer' }}>
            {strengthWords(strength, t)}
          </Box>
          <FactList facts={facts} />
        </Box>
      ))}
    </>
  );
}

/**
 * Shows the strongest clue, and folds the rest, for places with little room.
 */
export function StrongestFact(props: { evidence: Evidence }) {
  const t = useEcoTranslation();
  const [strongest, ...others] = byStrength(props.evidence);
  if (!strongest) {
    return null;
  }
  return (
    <Box component="details">
      <Box component="summary" sx={{ cursor: 'pointer' }}>
        {strengthWords(strongest[0], t)}
        {others.length > 0 &&
          ` ${t('strength.more', { number: String(others.length) })}`}
      </Box>
      <ControllerFacts evidence={props.evidence} />
    </Box>
  );
}

/**
 * Groups clues by strength. The backend sends the strongest first, and several
 * clues may have the same strength.
 */
function byStrength(
  evidence: Evidence,
): Array<[string, Evidence[number]['facts']]> {
  const groups = new Map<string, Evidence[number]['facts']>();
  for (const { strength, facts } of evidence) {
    groups.set(strength, [...(groups.get(strength) ?? []), ...facts]);
  }
  return [...groups];
}

const STRENGTHS = [
  'declared',
  'seen',
  'status',
  'writes',
  'converts',
  'watches',
  'group',
  'admits',
  'marked',
  'shared',
] as const;

/**
 * A newer backend may send strengths that are unknown here; they are shown as
 * sent.
 */
function strengthWords(strength: string, t: Translate): string {
  const known = STRENGTHS.find(each => each === strength);
  return known ? t(`strength.${known}`) : strength;
}

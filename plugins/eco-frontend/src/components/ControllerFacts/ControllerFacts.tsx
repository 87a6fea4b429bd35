import Box from '@mui/material/Box';
import { ManagedKind } from '@backstage-eco/plugin-eco-common';
import { Translate, useEcoTranslation } from '../../hooks/useEcoTranslation';
import { FactList } from '../FactList';

type Evidence = ManagedKind['evidence'];

/** Why a workload is the controller of a kind: each clue, folded, with its facts. */
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

/** The same folded to its strongest clue, for where there is little room. */
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

/** Several joins may say the same; the strongest comes first, as it was sent. */
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

/** A newer backend may know of others, which are shown by their own name. */
function strengthWords(strength: string, t: Translate): string {
  const known = STRENGTHS.find(each => each === strength);
  return known ? t(`strength.${known}`) : strength;
}

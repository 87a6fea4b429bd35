import Box from '@mui/material/Box';
import { ManagedKind } from '@backstage-eco/plugin-eco-common';
import { Translate, useEcoTranslation } from '../../hooks/useEcoTranslation';
import { FactList } from '../FactList';

/** Why a workload is the controller of a kind: each clue, folded, with its facts. */
export function ControllerFacts(props: { evidence: ManagedKind['evidence'] }) {
  const t = useEcoTranslation();
  return (
    <>
      {props.evidence.map(({ join, strength, facts }) => (
        <Box component="details" key={`${join}/${strength}`}>
          <Box component="summary" sx={{ cursor: 'pointer' }}>
            {strengthWords(strength, t)}
          </Box>
          <FactList facts={facts} />
        </Box>
      ))}
    </>
  );
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

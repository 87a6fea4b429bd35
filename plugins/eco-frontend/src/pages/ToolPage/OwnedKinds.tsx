import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';

const GROUPS_AT_FIRST = 4;
/** Wildcard that a definition uses for every kind of a group. */
const EVERY_KIND = '*';

/**
 * Kinds that a tool brings, by API group. Folded, because some tools bring
 * hundreds.
 */
export function OwnedKinds(props: { kinds: string[] }) {
  const t = useEcoTranslation();
  const [unfolded, setUnfolded] = useState(false);
  const groups = [...byGroup(props.kinds)];
  const shown = unfolded ? groups : groups.slice(0, GROUPS_AT_FIRST);
  const folded = groups.length - shown.length;
  return (
    <>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {shown.map(([group, kinds]) => (
          <li key={group}>
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {group}
            </Box>
            {': '}
            {kinds.includes(EVERY_KIND)
              ? t('tool.everyKind')
              : kinds.join(', ')}
          </li>
        ))}
      </Box>
      {folded > 0 && (
        <Button size="small" onClick={() => setUnfolded(true)} sx={{ px: 0 }}>
          {t('panel.evidenceMore', { count: folded })}
        </Button>
      )}
    </>
  );
}

function byGroup(kinds: string[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const each of kinds) {
    const [group, kind] = each.split('/');
    groups.set(group, [...(groups.get(group) ?? []), kind]);
  }
  return groups;
}

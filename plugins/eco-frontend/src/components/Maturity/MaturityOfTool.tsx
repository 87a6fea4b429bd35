import Box from '@mui/material/Box';
import type { Theme } from '@mui/material/styles';
import { useQuery } from '@tanstack/react-query';
import { Translate, useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useOperatorQueries } from '../../hooks/useOperatorQueries';
import { LevelShare, levelShares } from '../../model/levelShares';
import { HiddenText } from '../HiddenText';

const barStyle = {
  boxSizing: 'border-box',
  width: 6,
  height: 12,
  border: 1,
  borderColor: 'text.secondary',
  borderRadius: '2px',
} as const;

/**
 * A compact view of the five maturity levels of a tool's operators. Renders
 * nothing for a tool without operators. All instances on a page share one
 * request.
 *
 * @param props - `clusters`: names of the selected clusters
 */
export function MaturityOfTool(props: { toolId: string; clusters: string[] }) {
  const { toolId, clusters } = props;
  const t = useEcoTranslation();
  const { data } = useQuery(useOperatorQueries().operators());
  const operators = data?.items.filter(
    each => each.toolId === toolId && clusters.includes(each.cluster),
  );
  if (!operators?.length) {
    return null;
  }
  const shares = levelShares(operators);
  const words = shareWords(shares, t);
  return (
    <Box
      component="span"
      title={words}
      sx={{ position: 'relative', display: 'inline-flex', gap: '2px' }}
    >
      <HiddenText>{words}</HiddenText>
      {shares.map(share => (
        <Box
          component="span"
          aria-hidden
          key={share.level}
          sx={[barStyle, fillOf(share)]}
        />
      ))}
    </Box>
  );
}

/**
 * Filled, half filled, dashed and hollow, so that they can be told apart
 * without color.
 */
function fillOf({ observed, unknown, of }: LevelShare) {
  if (observed === of) {
    return { borderColor: 'primary.main', bgcolor: 'primary.main' };
  }
  if (observed > 0) {
    return (theme: Theme) => ({
      borderColor: theme.palette.primary.main,
      background: `linear-gradient(to top, ${theme.palette.primary.main} 50%, transparent 50%)`,
    });
  }
  return unknown > 0 ? { borderStyle: 'dashed' } : {};
}

/** Describes the observed levels for people who cannot see the bars. */
function shareWords(shares: LevelShare[], t: Translate): string {
  const levels = (fits: (share: LevelShare) => boolean) =>
    shares
      .filter(fits)
      .map(({ level }) => level)
      .join(', ');
  const all = levels(({ observed, of }) => observed === of);
  const some = levels(({ observed, of }) => observed > 0 && observed < of);
  const unknown = levels(
    ({ observed, unknown: open }) => observed === 0 && open > 0,
  );
  return [
    all || some ? '' : t('maturity.noLevel'),
    all && t('maturity.levelsObserved', { levels: all }),
    some && t('maturity.levelsInSome', { levels: some }),
    unknown && t('maturity.levelsUnknown', { levels: unknown }),
  ]
    .filter(Boolean)
    .join('; ');
}

import { ReactNode } from 'react';
import Box from '@mui/material/Box';
import { ClusterChips } from '../../components/ClusterChips';
import { StateMark } from '../../components/StateMark';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { groupClusters } from '../../model/groupClusters';
import { ToolRow, foundIn } from '../../model/toolRows';

/** Summarizes in a line or two which clusters have a tool. */
export function WhereFound(props: { row: ToolRow | undefined }) {
  const { row } = props;
  const t = useEcoTranslation();
  if (!row || row.clusters.length === 0) {
    return null;
  }
  const found = foundIn(row);
  if (found.length === 0) {
    // "Not found" requires that every cluster was checked.
    const states = row.clusters.map(({ state }) => state);
    const state = states.includes('unknown') ? 'unknown' : states[0];
    return <Line>{t(`state.${state}`)}</Line>;
  }
  return (
    <>
      {groupClusters(found).map(({ state, versions, clusters }) => (
        <Line key={clusters.join('/')}>
          {versions.join(', ') || t('card.versionUnknown')}
          <StateMark state={state} />
          <ClusterChips names={clusters} of={row.clusters.length} />
        </Line>
      ))}
    </>
  );
}

function Line(props: { children: ReactNode }) {
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 0.75,
        typography: 'caption',
        color: 'text.secondary',
      }}
    >
      {props.children}
    </Box>
  );
}

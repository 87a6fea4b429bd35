import { useState } from 'react';
import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import { HistoryEntry } from '@backstage-eco/plugin-eco-common';
import { useQuery } from '@tanstack/react-query';
import { useEcoQueries } from '../../hooks/useEcoQueries';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { WithAnswer } from '../WithAnswer';
import { ChangeWords } from './ChangeWords';

/** Shows how many subjects of each type changed, and unfolds to list them. */
export function FoldedChanges(props: { entry: HistoryEntry }) {
  const { entry } = props;
  const t = useEcoTranslation();
  const [unfolded, setUnfolded] = useState(false);
  const { tools, absentTools, crds, definitions, others } = entry.counts;
  const counts = [
    tools > 0 && t('history.tools', { count: tools }),
    absentTools > 0 && t('history.absentTools', { count: absentTools }),
    crds > 0 && t('history.crds', { count: crds }),
    definitions > 0 && t('history.definitions', { count: definitions }),
    others > 0 && t('history.others', { count: others }),
  ].filter(Boolean);
  const changes = tools + absentTools + crds + others;
  if (counts.length === 0) {
    return null;
  }
  if (changes === 0) {
    return <Box sx={{ color: 'text.secondary' }}>{counts.join(', ')}</Box>;
  }
  return (
    <Box
      component="details"
      onToggle={event => setUnfolded(event.currentTarget.open)}
    >
      <Box
        component="summary"
        sx={{ cursor: 'pointer', color: 'text.secondary' }}
      >
        {counts.join(', ')}
      </Box>
      {unfolded &&
        (entry.changes.length < changes ? (
          <FetchedChanges id={entry.id} />
        ) : (
          <Changes entry={entry} />
        ))}
    </Box>
  );
}

/** Fetches the whole entry, as a page only has its first changes. */
function FetchedChanges(props: { id: string }) {
  return (
    <WithAnswer
      answer={useQuery(useEcoQueries().historyEntry(props.id))}
      skeleton={<LinearProgress sx={{ my: 1 }} />}
    >
      {entry => <Changes entry={entry} />}
    </WithAnswer>
  );
}

function Changes(props: { entry: HistoryEntry }) {
  const { type, changes } = props.entry;
  // The event itself already says that the cluster was archived.
  const told = changes.filter(({ subject }) => subject !== 'archived');
  return (
    <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
      {told.map(change => (
        <li key={change.subject}>
          <ChangeWords change={change} isFirst={type === 'first-known'} />
        </li>
      ))}
    </Box>
  );
}

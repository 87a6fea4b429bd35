import { useState } from 'react';
import Box from '@mui/material/Box';
import { HistoryEntry } from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { countSubjects } from '../../model/historyFacts';
import { ChangeWords } from './ChangeWords';

/** The events that have a name of their own; all others say what changed. */
const NAMED = [
  'first-known',
  'definitions-changed',
  'cluster-replaced',
  'cluster-archived',
  'cluster-restored',
  'cluster-deleted',
] as const;

/** What happened, in plain words. What is of many subjects is folded. */
export function EventWords(props: { entry: HistoryEntry }) {
  const { type, changes } = props.entry;
  const t = useEcoTranslation();
  const named = NAMED.find(each => each === type);
  if (!named) {
    return (
      <>
        {changes.map(change => (
          <div key={change.subject}>
            <ChangeWords change={change} />
          </div>
        ))}
      </>
    );
  }
  return (
    <>
      {t(`history.event.${named}`)}
      <FoldedChanges entry={props.entry} />
    </>
  );
}

function FoldedChanges(props: { entry: HistoryEntry }) {
  const t = useEcoTranslation();
  const [unfolded, setUnfolded] = useState(false);
  // That a cluster is archived is said by the event already.
  const changes = props.entry.changes.filter(
    ({ subject }) => subject !== 'archived' && subject !== 'definitions',
  );
  if (changes.length === 0) {
    return null;
  }
  const { tools, absentTools, crds, others } = countSubjects(changes);
  const counts = [
    tools > 0 && t('history.tools', { count: tools }),
    absentTools > 0 && t('history.absentTools', { count: absentTools }),
    crds > 0 && t('history.crds', { count: crds }),
    others > 0 && t('history.others', { count: others }),
  ];
  return (
    <Box
      component="details"
      onToggle={event => setUnfolded(event.currentTarget.open)}
    >
      <Box
        component="summary"
        sx={{ cursor: 'pointer', color: 'text.secondary' }}
      >
        {counts.filter(Boolean).join(', ')}
      </Box>
      {unfolded && (
        <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
          {changes.map(change => (
            <li key={change.subject}>
              <ChangeWords change={change} />
            </li>
          ))}
        </Box>
      )}
    </Box>
  );
}

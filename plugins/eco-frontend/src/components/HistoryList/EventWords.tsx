import { HistoryEntry } from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { ChangeWords } from './ChangeWords';
import { FoldedChanges } from './FoldedChanges';

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

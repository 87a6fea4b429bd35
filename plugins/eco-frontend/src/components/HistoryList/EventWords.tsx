import { HistoryEntry } from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { ChangeWords } from './ChangeWords';
import { FoldedChanges } from './FoldedChanges';

/** Event types with a fixed description; all others list their changes. */
const NAMED = [
  'first-known',
  'definitions-changed',
  'cluster-replaced',
  'cluster-archived',
  'cluster-restored',
  'cluster-deleted',
] as const;

/** Describes an event. Changes of many subjects are folded. */
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

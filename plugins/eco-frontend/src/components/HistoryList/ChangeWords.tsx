import { HistoryChange } from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { crdOf, toolOf, toReadingFact } from '../../model/historyFacts';
import { CrdChange } from './CrdChange';
import { ToolChange } from './ToolChange';

/**
 * Describes a change of one subject.
 *
 * @param props - `isFirst`: the cluster was read for the first time
 */
export function ChangeWords(props: {
  change: HistoryChange;
  isFirst?: boolean;
}) {
  const { change, isFirst = false } = props;
  const t = useEcoTranslation();
  const toolId = toolOf(change);
  const crd = crdOf(change);
  if (toolId !== undefined) {
    return <ToolChange toolId={toolId} change={change} />;
  }
  if (crd !== undefined) {
    return <CrdChange name={crd} change={change} isFirst={isFirst} />;
  }
  switch (change.subject) {
    case 'kubernetes-version':
      return (
        <>
          {t('history.kubernetes', {
            versions:
              typeof change.before === 'string'
                ? t('history.change', {
                    before: change.before,
                    after: String(change.after),
                  })
                : String(change.after),
          })}
        </>
      );
    case 'reading':
      return <ReadingWords change={change} />;
    case 'cluster-uid':
      return <>{t('history.uid', { uid: String(change.after) })}</>;
    case 'crds':
      return <>{t('history.crdsKnown')}</>;
    default:
      return <>{change.subject}</>;
  }
}

function ReadingWords(props: { change: HistoryChange }) {
  const t = useEcoTranslation();
  const after = toReadingFact(props.change.after);
  if (!after || after.status === 'pending') {
    return <>{t('outcome.pending')}</>;
  }
  if (after.status === 'ok') {
    return <>{t('history.readInFull')}</>;
  }
  if (after.status === 'partial') {
    return (
      <>{t('history.readInPart', { kinds: after.unread.join(', ') || '…' })}</>
    );
  }
  return (
    <>
      {t('history.notRead', {
        reason: [t(`outcome.${after.status}`), after.reason]
          .filter(Boolean)
          .join(': '),
      })}
    </>
  );
}

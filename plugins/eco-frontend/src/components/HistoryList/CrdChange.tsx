import { HistoryChange } from '@backstage-eco/plugin-eco-common';
import { Translate, useEcoTranslation } from '../../hooks/useEcoTranslation';
import {
  CrdDifference,
  crdDifferences,
  servedVersions,
} from '../../model/historyFacts';

/** What happened to a CustomResourceDefinition. */
export function CrdChange(props: { name: string; change: HistoryChange }) {
  const { name, change } = props;
  const t = useEcoTranslation();
  return (
    <>
      {t('history.crd')} <strong>{name}</strong> {wordsFor(change, t)}
    </>
  );
}

function wordsFor(change: HistoryChange, t: Translate): string {
  if (change.before === undefined) {
    return t('history.crdAdded', {
      versions: servedVersions(change.after).join(', '),
    });
  }
  if (change.after === undefined) {
    return t('history.crdRemoved');
  }
  return crdDifferences(change)
    .map(difference => wordsForDifference(difference, t))
    .join('; ');
}

function wordsForDifference(difference: CrdDifference, t: Translate): string {
  const nothing = t('history.nothing');
  return 'versions' in difference
    ? t(`history.crd-${difference.what}`, {
        versions: difference.versions.join(', '),
      })
    : t(`history.crd-${difference.what}`, {
        before: difference.before.join(', ') || nothing,
        after: difference.after.join(', ') || nothing,
      });
}

import { HistoryChange } from '@backstage-eco/plugin-eco-common';
import { Translate, useEcoTranslation } from '../../hooks/useEcoTranslation';
import {
  CrdDifference,
  crdDifferences,
  servedVersions,
} from '../../model/historyFacts';

/**
 * Describes a change of a CustomResourceDefinition.
 *
 * @param props - `isFirst`: the cluster was read for the first time, so the CRD
 * was not added
 */
export function CrdChange(props: {
  name: string;
  change: HistoryChange;
  isFirst: boolean;
}) {
  const { name, change, isFirst } = props;
  const t = useEcoTranslation();
  return (
    <>
      {t('history.crd')} <strong>{name}</strong>{' '}
      {isFirst ? `(${served(change)})` : wordsFor(change, t)}
    </>
  );
}

function wordsFor(change: HistoryChange, t: Translate): string {
  if (change.before === undefined) {
    return t('history.crdAdded', { versions: served(change) });
  }
  if (change.after === undefined) {
    return t('history.crdRemoved');
  }
  return crdDifferences(change)
    .map(difference => wordsForDifference(difference, t))
    .join('; ');
}

function served({ after }: HistoryChange): string {
  return servedVersions(after).join(', ');
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

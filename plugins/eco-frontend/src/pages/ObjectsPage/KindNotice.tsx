import { InventoryKindSummary } from '@backstage-eco/plugin-eco-common';
import { useAge } from '../../components/Age';
import { Notice } from '../../components/Notice';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';

/** Warns that a list is outdated, and why. Renders nothing if it is current. */
export function KindNotice(props: { kind: InventoryKindSummary }) {
  const { state, since = '', readAt = '', reason = '' } = props.kind;
  const t = useEcoTranslation();
  const { words: began } = useAge(since);
  const { words: age } = useAge(readAt);
  return state === 'stale' ? (
    <Notice>{t('objects.stale', { since: began, age, reason })}</Notice>
  ) : null;
}

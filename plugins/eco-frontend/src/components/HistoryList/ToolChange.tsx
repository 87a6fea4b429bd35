import { HistoryChange } from '@backstage-eco/plugin-eco-common';
import { useToolName } from '../../hooks/useDefinitions';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { Translate, useEcoTranslation } from '../../hooks/useEcoTranslation';
import { ToolFact, toToolFact } from '../../model/historyFacts';
import { TextLink } from '../TextLink';

/**
 * Describes a change of a tool: found, gone, or with another version or state.
 */
export function ToolChange(props: { toolId: string; change: HistoryChange }) {
  const { toolId, change } = props;
  const t = useEcoTranslation();
  const paths = useEcoPaths();
  const name = useToolName(toolId);
  return (
    <>
      <strong>
        <TextLink to={paths.tool({ toolId })}>{name}</TextLink>
      </strong>{' '}
      {wordsFor(change, t)}
    </>
  );
}

function wordsFor(change: HistoryChange, t: Translate): string {
  const before = toToolFact(change.before);
  const after = toToolFact(change.after);
  if (before && after) {
    return before.state === after.state
      ? t('history.change', {
          before: versionsOf(before, t),
          after: versionsOf(after, t),
        })
      : t('history.change', {
          before: t(`state.${before.state}`),
          after: t(`state.${after.state}`),
        });
  }
  if (after) {
    // `undefined` means a first read, so the tool did not appear just now.
    return change.before === undefined
      ? `${versionsOf(after, t)} (${t(`state.${after.state}`)})`
      : t('history.appeared', { versions: versionsOf(after, t) });
  }
  return before
    ? t('history.disappeared', { versions: versionsOf(before, t) })
    : t('state.absent');
}

function versionsOf({ versions }: ToolFact, t: Translate): string {
  return versions.join(', ') || t('card.versionUnknown');
}

import { ReactNode } from 'react';
import { HistoryEntry } from '@backstage-eco/plugin-eco-common';
import { FoldedPart } from '../../components/FoldedPart';
import { HistoryList } from '../../components/HistoryList';
import { useDefinitions } from '../../hooks/useDefinitions';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { groupHistory, HistoryGrouping } from '../../model/groupHistory';

/** Maximum number of groups that are unfolded at first. */
const MAX_UNFOLDED = 3;

/** Events grouped by cluster, tool or layer. */
export function GroupedHistory(props: {
  entries: HistoryEntry[];
  by: HistoryGrouping;
  /** Returns the title of a cluster. */
  titleOf: (cluster: string) => string;
  clusterOf: (entry: HistoryEntry) => ReactNode;
}) {
  const { entries, by, titleOf, clusterOf } = props;
  const t = useEcoTranslation();
  const { data: tools = [] } = useDefinitions();
  const groups = groupHistory(entries, { by, tools });
  const nameOf = ({ id, name = id }: (typeof groups)[number]) => {
    if (name === undefined) {
      return t('history.ofNoTool');
    }
    return by === 'cluster' ? titleOf(name) : name;
  };
  return (
    <div>
      {groups.map(group => (
        <FoldedPart
          key={group.id ?? ''}
          align="baseline"
          unfoldedAtFirst={groups.length <= MAX_UNFOLDED}
          head={
            <>
              <strong>{nameOf(group)}</strong>
              <span>{t('history.count', { count: group.entries.length })}</span>
            </>
          }
        >
          <HistoryList
            entries={group.entries}
            clusterOf={by === 'cluster' ? undefined : clusterOf}
          />
        </FoldedPart>
      ))}
    </div>
  );
}

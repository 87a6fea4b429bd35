import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { ToolRow, foundIn } from '../../model/toolRows';
import { newestFirst } from '../../model/versions';

/** More versions than this are counted; the tool's page has them all. */
const MAX_VERSIONS = 4;

/** How many clusters of a fleet have a tool. */
export function ClustersOfTool(props: { row: ToolRow }) {
  const { row } = props;
  const t = useEcoTranslation();
  const found = foundIn(row);
  const unknown = row.clusters.filter(({ state }) => state === 'unknown');
  return (
    <span title={found.map(({ cluster }) => cluster).join(', ')}>
      {t('table.inClusters', {
        found: String(found.length),
        all: String(row.clusters.length),
      })}
      {unknown.length > 0 && (
        <span title={unknown.map(({ cluster }) => cluster).join(', ')}>
          {', '}
          {t('table.unknownInClusters', { number: String(unknown.length) })}
        </span>
      )}
    </span>
  );
}

/** Which versions of a tool the clusters of a fleet run. */
export function VersionsOfTool(props: { row: ToolRow }) {
  const t = useEcoTranslation();
  const found = foundIn(props.row);
  const versions = newestFirst(found.flatMap(each => each.versions));
  const folded = versions.length - MAX_VERSIONS;
  return (
    <>
      {versions.slice(0, MAX_VERSIONS).join(', ') ||
        (found.length > 0 && t('card.versionUnknown'))}
      {folded > 0 && ` ${t('table.moreVersions', { number: String(folded) })}`}
    </>
  );
}

import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { ToolRow, foundIn } from '../../model/toolRows';
import { newestFirst } from '../../model/versions';

/** Beyond this number, versions are counted; the tool's page lists them all. */
const MAX_VERSIONS = 4;

/** Shows in how many clusters a tool was found. */
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

/** Lists the versions of a tool across clusters. */
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

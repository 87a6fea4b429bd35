import TableCell from '@mui/material/TableCell';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { ToolRow, foundIn } from '../../model/toolRows';
import { newestFirst } from '../../model/versions';

/** More versions than this are counted; the tool's page has them all. */
const MOST_VERSIONS = 4;

/** In how many clusters of a fleet a tool is, and which versions they run. */
export function FleetCells(props: { row: ToolRow }) {
  const { row } = props;
  const t = useEcoTranslation();
  const found = foundIn(row);
  const unknown = row.standings.filter(({ state }) => state === 'unknown');
  const versions = newestFirst(found.flatMap(each => each.versions));
  const folded = versions.length - MOST_VERSIONS;
  return (
    <>
      <TableCell
        role="cell"
        data-label={t('table.clusters')}
        title={found.map(({ cluster }) => cluster).join(', ')}
      >
        {t('table.inClusters', {
          found: String(found.length),
          all: String(row.standings.length),
        })}
        {unknown.length > 0 && (
          <span title={unknown.map(({ cluster }) => cluster).join(', ')}>
            {', '}
            {t('table.unknownInClusters', { number: String(unknown.length) })}
          </span>
        )}
      </TableCell>
      <TableCell role="cell" data-label={t('table.versions')}>
        {versions.slice(0, MOST_VERSIONS).join(', ') ||
          (found.length > 0 && t('card.versionUnknown'))}
        {folded > 0 &&
          ` ${t('table.moreVersions', { number: String(folded) })}`}
      </TableCell>
    </>
  );
}

import Box from '@mui/material/Box';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useShortNames } from '../../hooks/useShortNames';
import { lowestConfidence } from '../../model/lowestConfidence';
import { ToolRow, foundIn } from '../../model/toolRows';
import { versionsDiffer } from '../../model/versions';
import { ConfidenceMark } from '../ConfidenceMark';
import { DifferenceMark } from '../DifferenceMark';
import { LayerNames } from '../LayerNames';
import { LifecycleMark, isToBeLeft } from '../LifecycleMark';
import { StandingWords } from '../StandingWords';
import { TextLink } from '../TextLink';
import { FleetCells } from './FleetCells';

/**
 * One tool of the table.
 *
 * @param props - `apart`: each cluster has a column of its own
 */
export function ToolTableRow(props: {
  row: ToolRow;
  apart: boolean;
  withLayers: boolean;
}) {
  const { row, apart, withLayers } = props;
  const t = useEcoTranslation();
  const short = useShortNames();
  const found = foundIn(row);
  return (
    <TableRow role="row">
      <TableCell role="cell">
        <NameOfTool row={row} differs={versionsDiffer(found)} />
      </TableCell>
      {withLayers && (
        <TableCell role="cell" data-label={t('table.layer')}>
          <LayerNames layerIds={row.layers} />
        </TableCell>
      )}
      {apart ? (
        row.standings.map(standing => (
          <TableCell
            key={standing.cluster}
            role="cell"
            data-label={short.get(standing.cluster) ?? standing.cluster}
          >
            <StandingWords standing={standing} />
          </TableCell>
        ))
      ) : (
        <FleetCells row={row} />
      )}
      <TableCell role="cell" data-label={t('table.confidence')}>
        {found.length > 0 && (
          <ConfidenceMark confidence={lowestConfidence(found)} />
        )}
      </TableCell>
      <TableCell role="cell" data-label={t('table.cncf')}>
        {t(`cncf.${row.knowledge?.cncf?.status ?? 'unknown'}`)}
      </TableCell>
      <TableCell role="cell" data-label={t('table.lifecycle')}>
        <LifecycleOfTool row={row} />
      </TableCell>
    </TableRow>
  );
}

function NameOfTool(props: { row: ToolRow; differs: boolean }) {
  const { row, differs } = props;
  const paths = useEcoPaths();
  return (
    <>
      <Box
        component="span"
        sx={{
          display: 'flex',
          alignItems: 'center',
          gap: 0.75,
          fontWeight: 'fontWeightBold',
        }}
      >
        <TextLink to={paths.tool({ toolId: row.id })}>{row.name}</TextLink>
        {differs && <DifferenceMark />}
      </Box>
      <Box
        component="span"
        title={row.purpose}
        sx={{
          display: '-webkit-box',
          WebkitBoxOrient: 'vertical',
          WebkitLineClamp: '1',
          overflow: 'hidden',
          overflowWrap: 'anywhere',
          typography: 'caption',
          color: 'text.secondary',
        }}
      >
        {row.purpose}
      </Box>
    </>
  );
}

function LifecycleOfTool(props: { row: ToolRow }) {
  const t = useEcoTranslation();
  const lifecycle = props.row.knowledge?.lifecycle;
  return isToBeLeft(lifecycle) ? (
    <LifecycleMark lifecycle={lifecycle} />
  ) : (
    <span title={lifecycle?.note}>
      {t(`lifecycle.${lifecycle?.state ?? 'unknown'}`)}
    </span>
  );
}

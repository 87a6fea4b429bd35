import Box from '@mui/material/Box';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { ToolRow, foundIn } from '../../model/toolRows';
import { versionsDiffer } from '../../model/versions';
import { DifferenceMark } from '../DifferenceMark';
import { LifecycleMark, isEnding } from '../LifecycleMark';
import { TextLink } from '../TextLink';

/** Name and purpose of a tool. */
export function NameOfTool(props: { row: ToolRow }) {
  const { row } = props;
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
        {versionsDiffer(foundIn(row)) && <DifferenceMark />}
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

/** Shows whether a tool is still maintained. */
export function LifecycleOfTool(props: { row: ToolRow }) {
  const t = useEcoTranslation();
  const lifecycle = props.row.knowledge?.lifecycle;
  return isEnding(lifecycle) ? (
    <LifecycleMark lifecycle={lifecycle} />
  ) : (
    <span title={lifecycle?.note}>
      {t(`lifecycle.${lifecycle?.state ?? 'unknown'}`)}
    </span>
  );
}

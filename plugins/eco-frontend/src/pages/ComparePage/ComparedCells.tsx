import Box from '@mui/material/Box';
import AddCircleOutline from '@mui/icons-material/AddCircleOutline';
import ArrowDownward from '@mui/icons-material/ArrowDownward';
import ArrowUpward from '@mui/icons-material/ArrowUpward';
import CompareArrows from '@mui/icons-material/CompareArrows';
import HelpOutline from '@mui/icons-material/HelpOutline';
import RemoveCircleOutline from '@mui/icons-material/RemoveCircleOutline';
import { TextLink } from '../../components/TextLink';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { Translate, useEcoTranslation } from '../../hooks/useEcoTranslation';
import {
  ComparedCell,
  ComparedRow,
} from '../../model/comparison/comparisonRows';
import { Side } from '../../model/comparison/Side';

const MARKS = {
  lagging: { Icon: ArrowDownward, color: 'warning' },
  ahead: { Icon: ArrowUpward, color: 'info' },
  different: { Icon: CompareArrows, color: 'warning' },
  schema: { Icon: CompareArrows, color: 'warning' },
  missing: { Icon: RemoveCircleOutline, color: 'error' },
  extra: { Icon: AddCircleOutline, color: 'info' },
  only: { Icon: AddCircleOutline, color: 'info' },
  unknown: { Icon: HelpOutline, color: 'disabled' },
} as const;

const UNKNOWN: ComparedCell = { side: { is: 'unknown' }, drift: 'unknown' };

/** Subject of a row, linked to its page. */
export function SubjectName(props: { row: ComparedRow }) {
  const { name, toolId, kind } = props.row;
  const paths = useEcoPaths();
  if (toolId) {
    return (
      <strong>
        <TextLink to={paths.tool({ toolId })}>{name}</TextLink>
      </strong>
    );
  }
  if (!kind) {
    return <strong>{name}</strong>;
  }
  return (
    <>
      <TextLink to={paths.kind(kind)}>{name}</TextLink>
      <Box
        component="span"
        sx={{
          display: 'block',
          typography: 'caption',
          color: 'text.secondary',
        }}
      >
        {kind.group}
      </Box>
    </>
  );
}

/** Shows what a cluster has, and how it differs from the baseline. */
export function CellWords(props: { cell: ComparedCell | undefined }) {
  const { side, drift } = props.cell ?? UNKNOWN;
  const t = useEcoTranslation();
  const isQuiet = drift === 'same' || drift === 'baseline';
  const reason = side.is === 'unknown' ? side.reason : undefined;
  return (
    <Box
      component="span"
      title={reason}
      sx={{
        fontVariantNumeric: 'tabular-nums',
        ...(drift === 'same' && { color: 'text.secondary' }),
      }}
    >
      {sideWords(side, t)}
      {!isQuiet && <DriftMark drift={drift} />}
    </Box>
  );
}

function DriftMark(props: { drift: keyof typeof MARKS }) {
  const { Icon, color } = MARKS[props.drift];
  const t = useEcoTranslation();
  return (
    <Box
      component="span"
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 0.5,
        typography: 'caption',
      }}
    >
      <Icon aria-hidden color={color} sx={{ fontSize: 15 }} />
      {t(`drift.${props.drift}`)}
    </Box>
  );
}

/** Describes what a cluster has. */
export function sideWords(side: Side, t: Translate): string {
  if (side.is !== 'there') {
    return t(side.is === 'absent' ? 'comparison.absent' : 'comparison.unknown');
  }
  const { versions, state } = side;
  const words = versions.join(', ') || t('comparison.versionUnknown');
  return state === undefined || state === 'installed'
    ? words
    : `${words}, ${t(`state.${state}`)}`;
}

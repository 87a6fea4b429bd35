import Box from '@mui/material/Box';
import type { SxProps, Theme } from '@mui/material/styles';
import { MaturityMark, ObservedState } from '@backstage-eco/plugin-eco-common';

/** Filled, hollow and dashed, so that they can be told apart without color. */
const STYLES: Record<ObservedState, SxProps<Theme>> = {
  observed: {
    border: 1,
    borderColor: 'primary.main',
    bgcolor: 'primary.main',
    color: 'primary.contrastText',
  },
  'not-observed': {
    border: 1,
    borderColor: 'text.secondary',
    color: 'text.secondary',
  },
  unknown: {
    border: 1,
    borderStyle: 'dashed',
    borderColor: 'text.secondary',
    color: 'text.secondary',
  },
};

/**
 * Symbol of a maturity level. It is hidden from screen readers, so put words
 * beside it.
 */
export function LevelMark(props: {
  mark: Pick<MaturityMark, 'state' | 'isDeclared'> & { level?: number };
}) {
  const { state, isDeclared, level } = props.mark;
  return (
    <Box
      component="span"
      aria-hidden
      sx={{
        display: 'inline-block',
        flexShrink: 0,
        pb: '2px',
        borderBottom: 3,
        borderColor: isDeclared ? 'text.primary' : 'transparent',
        lineHeight: 0,
      }}
    >
      <Box
        component="span"
        sx={[
          {
            display: 'inline-block',
            boxSizing: 'border-box',
            width: 20,
            height: 18,
            borderRadius: '3px',
            textAlign: 'center',
            fontSize: 11,
            fontWeight: 'fontWeightBold',
            lineHeight: '16px',
          },
          ...[STYLES[state]].flat(),
        ]}
      >
        {state === 'unknown' ? '?' : level ?? '\u00a0'}
      </Box>
    </Box>
  );
}

import { styled } from '@mui/material/styles';

/** The style of what is read out and not shown. */
export const hiddenStyle = {
  position: 'absolute',
  width: '1px',
  height: '1px',
  margin: '-1px',
  padding: 0,
  overflow: 'hidden',
  clip: 'rect(0 0 0 0)',
  whiteSpace: 'nowrap',
  border: 0,
} as const;

/** Words that are read out and not shown. */
export const HiddenText = styled('span')(hiddenStyle);

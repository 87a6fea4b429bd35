import { ReactNode } from 'react';
import Box from '@mui/material/Box';
import HelpOutline from '@mui/icons-material/HelpOutline';
import { Age } from '../Age';

/**
 * States that something is unknown, and since when.
 *
 * @param props - `since`: ISO 8601
 */
export function UnknownLine(props: { since: string; children: ReactNode }) {
  return (
    <Box
      sx={{
        display: 'flex',
        gap: 0.75,
        typography: 'body2',
        overflowWrap: 'anywhere',
      }}
    >
      <HelpOutline
        aria-hidden
        color="info"
        sx={{ fontSize: 18, flexShrink: 0, mt: '1px' }}
      />
      <span>
        {props.children}
        {' · '}
        <Age at={props.since} />
      </span>
    </Box>
  );
}

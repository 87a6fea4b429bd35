import { ReactNode } from 'react';
import Alert from '@mui/material/Alert';
import type { AlertColor } from '@mui/material/Alert';

/** A line that has to be seen. Not a live region: it is there from the start. */
export function Notice(props: {
  severity: AlertColor;
  action?: ReactNode;
  children: ReactNode;
}) {
  return (
    <Alert
      role="note"
      variant="outlined"
      severity={props.severity}
      action={props.action}
      sx={{
        px: 1.25,
        py: 0,
        alignItems: 'flex-start',
        color: 'text.primary',
        overflowWrap: 'anywhere',
      }}
    >
      {props.children}
    </Alert>
  );
}

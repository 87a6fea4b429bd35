import { ReactNode } from 'react';
import Alert from '@mui/material/Alert';

/** A warning about the page as a whole, with what can be done about it. */
export function Notice(props: { action?: ReactNode; children: ReactNode }) {
  return (
    <Alert
      role="status"
      variant="outlined"
      severity="warning"
      action={props.action}
      sx={{
        py: 0,
        mb: 1.5,
        color: 'text.primary',
        overflowWrap: 'anywhere',
        '& .MuiAlert-action': { flexShrink: 0 },
      }}
    >
      {props.children}
    </Alert>
  );
}

import { ReactNode } from 'react';
import Alert from '@mui/material/Alert';

/** A warning about the whole page, with an optional action. */
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

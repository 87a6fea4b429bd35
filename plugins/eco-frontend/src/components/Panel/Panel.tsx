import { ReactNode, useId } from 'react';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';

/** A framed section of a page, with its own heading. */
export function Panel(props: { title: string; children: ReactNode }) {
  const { title, children } = props;
  const id = useId();
  return (
    <Paper
      component="section"
      aria-labelledby={id}
      variant="outlined"
      sx={{ p: 2, minWidth: 0, overflowWrap: 'anywhere', typography: 'body2' }}
    >
      <Typography
        component="h3"
        id={id}
        variant="body2"
        sx={{ m: 0, mb: 0.75, fontWeight: 'fontWeightBold' }}
      >
        {title}
      </Typography>
      {children}
    </Paper>
  );
}

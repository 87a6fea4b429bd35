import { Link } from '@backstage/core-components';
import Paper from '@mui/material/Paper';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';

/** A number with its label. Without a value it is still loading. */
export function Figure(props: {
  value?: string | number;
  label: string;
  detail: string;
  /** Link to the details. */
  to?: string;
}) {
  const { value, label, detail, to } = props;
  return (
    <Paper variant="outlined" sx={{ p: 2.5, borderRadius: 3 }}>
      <Typography color="text.secondary" sx={{ fontWeight: 600 }}>
        {to ? <Link to={to}>{label}</Link> : label}
      </Typography>
      <Typography component="p" sx={{ fontSize: 36, fontWeight: 600 }}>
        {value ?? <Skeleton width={64} aria-label={`${label}: loading`} />}
      </Typography>
      <Typography variant="body2" color="text.secondary">
        {detail}
      </Typography>
    </Paper>
  );
}

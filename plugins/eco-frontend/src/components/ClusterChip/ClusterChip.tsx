import Box from '@mui/material/Box';
import { alpha } from '@mui/material/styles';

/** The name of a cluster, small enough to stand behind a version. */
export function ClusterChip(props: { name: string; title?: string }) {
  return (
    <Box
      component="span"
      title={props.title ?? props.name}
      sx={theme => ({
        flexShrink: 0,
        maxWidth: 132,
        px: 0.75,
        overflow: 'hidden',
        textOverflow: 'ellipsis',
        whiteSpace: 'nowrap',
        borderRadius: 4,
        bgcolor: alpha(theme.palette.text.primary, 0.07),
        color: 'text.primary',
        typography: 'caption',
        lineHeight: '17px',
      })}
    >
      {props.name}
    </Box>
  );
}

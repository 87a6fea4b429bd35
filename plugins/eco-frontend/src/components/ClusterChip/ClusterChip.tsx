import Box from '@mui/material/Box';
import { alpha } from '@mui/material/styles';

/**
 * A cluster's name, small enough to follow a version.
 *
 * @param props - `title`: the full name, if `name` is shortened
 */
export function ClusterChip(props: { name: string; title?: string }) {
  return (
    <Box
      component="span"
      title={props.title ?? props.name}
      sx={theme => ({
        flexShrink: 0,
        maxWidth: 132,
        px: 0.5,
        overflow: 'hidden',
        textOverflow: 'ellipsis',
        whiteSpace: 'nowrap',
        borderRadius: 0.75,
        bgcolor: alpha(theme.palette.text.primary, 0.07),
        color: 'text.primary',
        typography: 'caption',
        fontSize: theme.typography.pxToRem(11.5),
        lineHeight: '16px',
      })}
    >
      {props.name}
    </Box>
  );
}

import { ReactNode } from 'react';
import Box from '@mui/material/Box';

/** Style of a note's icon. */
export const noteIconStyle = { fontSize: 16, flexShrink: 0, mt: '1px' };

/**
 * One line about a layer.
 *
 * @param props - `clamped`: limits the text to two lines, with all of it in the
 * title; not for text with links
 */
export function Note(props: {
  icon: ReactNode;
  head?: string;
  title?: string;
  clamped?: boolean;
  children?: ReactNode;
}) {
  const { icon, head, title, clamped, children } = props;
  return (
    <Box
      component="p"
      title={title}
      sx={{
        m: 0,
        px: 0.5,
        py: 0.25,
        minWidth: 0,
        display: 'flex',
        gap: 0.75,
        typography: 'caption',
        lineHeight: 1.4,
        color: 'text.secondary',
        overflowWrap: 'anywhere',
      }}
    >
      <Box component="span" aria-hidden sx={{ display: 'inline-flex' }}>
        {icon}
      </Box>
      <Box
        component="span"
        sx={{
          minWidth: 0,
          ...(clamped && {
            display: '-webkit-box',
            WebkitBoxOrient: 'vertical',
            WebkitLineClamp: '2',
            overflow: 'hidden',
          }),
        }}
      >
        {head && (
          <Box
            component="span"
            sx={{ color: 'text.primary', fontWeight: 'fontWeightBold' }}
          >
            {children ? `${head}: ` : head}
          </Box>
        )}
        {children}
      </Box>
    </Box>
  );
}

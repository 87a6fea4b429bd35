import { useEffect, useRef } from 'react';
import Box from '@mui/material/Box';
import type { SxProps, Theme } from '@mui/material/styles';
import { Link as RouterLink } from 'react-router-dom';
import { Place } from '../../hooks/usePlace';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';

const linkStyle: SxProps<Theme> = theme => ({
  display: 'block',
  px: 0.5,
  py: 0.75,
  typography: 'body2',
  lineHeight: '20px',
  color: 'text.secondary',
  textDecoration: 'none',
  borderBottom: '2px solid transparent',
  '&:hover': { color: 'text.primary' },
  '&[aria-current]': {
    color: 'text.primary',
    fontWeight: 'fontWeightBold',
    borderColor: 'primary.main',
  },
  '&:focus-visible': {
    outline: `2px solid ${theme.palette.primary.main}`,
    outlineOffset: '-2px',
  },
});

/**
 * Navigation between Eco's pages. Its items are links without tab roles,
 * because each page has its own URL and there are no tab panels.
 */
export function PageTabs(props: { place: Place }) {
  const { tabs, tab } = props.place;
  const t = useEcoTranslation();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    // Scroll the tabs of a narrow page without moving the page itself.
    const ul = list.current;
    const current = ul?.children[tab ?? 0] as HTMLElement | undefined;
    if (ul && current) {
      ul.scrollLeft = current.offsetLeft - ul.offsetLeft;
    }
  }, [tab]);
  return (
    <Box
      component="nav"
      aria-label={t('page.title')}
      sx={{ borderBottom: 1, borderColor: 'divider', mb: 2 }}
    >
      <Box
        component="ul"
        ref={list}
        sx={{
          m: 0,
          p: 0,
          listStyle: 'none',
          display: 'flex',
          gap: 2,
          overflowX: 'auto',
        }}
      >
        {tabs.map(({ id, label, href }, index) => (
          <li key={id}>
            <Box
              component={RouterLink}
              to={href}
              aria-current={index === tab ? 'page' : undefined}
              sx={linkStyle}
            >
              {label}
            </Box>
          </li>
        ))}
      </Box>
    </Box>
  );
}

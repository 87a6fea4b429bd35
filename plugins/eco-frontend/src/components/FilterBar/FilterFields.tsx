import { ReactNode } from 'react';
import Box from '@mui/material/Box';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';

/** The filter fields of a page, hidden when printed. */
export function FilterFields(props: { children: ReactNode }) {
  const t = useEcoTranslation();
  return (
    <Box
      role="search"
      aria-label={t('filter.label')}
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        gap: 1,
        '@media print': { display: 'none' },
      }}
    >
      {props.children}
    </Box>
  );
}

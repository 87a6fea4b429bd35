import { ReactNode, useId } from 'react';
import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { UnreadList } from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { kindTitle } from '../../model/kinds';
import { Age } from '../Age';
import { UnknownLine } from './UnknownLine';

/** Shows what was counted in one cluster, and what could not be read. */
export function CountedCluster(props: {
  title: string;
  countedAt: string;
  unknown: UnreadList[];
  children: ReactNode;
}) {
  const { title, countedAt, unknown, children } = props;
  const t = useEcoTranslation();
  const id = useId();
  return (
    <Paper
      component="section"
      aria-labelledby={id}
      variant="outlined"
      sx={{
        p: 1.5,
        minWidth: 0,
        display: 'flex',
        flexDirection: 'column',
        gap: 1.5,
        overflowWrap: 'anywhere',
        typography: 'body2',
      }}
    >
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'baseline',
          columnGap: 1,
        }}
      >
        <Typography
          component="h3"
          id={id}
          variant="body1"
          sx={{ m: 0, fontWeight: 'fontWeightBold' }}
        >
          {title}
        </Typography>
        <Typography variant="caption" sx={{ color: 'text.secondary' }}>
          {t('counted.readAt')} <Age at={countedAt} />
        </Typography>
      </Box>
      {unknown.map(({ what, reason, since }) => (
        <UnknownLine key={what} since={since}>
          {t('counted.unread', { kind: kindTitle(what), reason })}
        </UnknownLine>
      ))}
      {children}
    </Paper>
  );
}

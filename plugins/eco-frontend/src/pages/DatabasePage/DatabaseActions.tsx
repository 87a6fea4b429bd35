import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { DatabaseDetail } from '@backstage-eco/plugin-eco-common';
import { Link } from 'react-router-dom';
import { blockerOf } from '../../components/databases/blockerOf';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { Translate, useEcoTranslation } from '../../hooks/useEcoTranslation';
import { DeleteDialog } from './DeleteDialog';

/** Actions on a database, or the permissions they require. */
export function DatabaseActions(props: { database: DatabaseDetail }) {
  const { summary, mayUpdate, mayDelete } = props.database;
  const t = useEcoTranslation();
  const paths = useEcoPaths();
  const [isDeleting, setDeleting] = useState(false);
  const blockers = findBlockers(props.database, t);
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1,
      }}
    >
      {mayUpdate && (
        <Button
          component={Link}
          to={paths.changeDatabase(summary)}
          variant="outlined"
        >
          {t('database.change')}
        </Button>
      )}
      {mayDelete && (
        <Button
          variant="outlined"
          color="error"
          onClick={() => setDeleting(true)}
        >
          {t('database.delete')}
        </Button>
      )}
      {blockers.length > 0 && summary.state !== 'deleting' && (
        <Typography
          variant="body2"
          sx={{ maxWidth: '44ch', color: 'text.secondary' }}
        >
          {blockers.join(' ')}
        </Typography>
      )}
      {isDeleting && (
        <DeleteDialog summary={summary} onClose={() => setDeleting(false)} />
      )}
    </Box>
  );
}

/** Explains why a database cannot be changed or deleted. */
function findBlockers(database: DatabaseDetail, t: Translate): string[] {
  const { summary, denied } = database;
  if (denied.length > 0) {
    return [
      t('database.notYours', { permission: denied.join(', ') }),
      ...(summary.origin === 'outside' ? [t('database.noOwner')] : []),
    ];
  }
  const blocker = blockerOf(database, t);
  return blocker ? [blocker] : [];
}

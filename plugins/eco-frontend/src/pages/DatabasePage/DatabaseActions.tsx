import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import {
  DatabaseDetail,
  ecoDatabaseDeletePermission,
  ecoDatabaseUpdatePermission,
} from '@backstage-eco/plugin-eco-common';
import { Link } from 'react-router-dom';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { DeleteDialog } from './DeleteDialog';

/** What the person may do with a database, or the permissions that it needs. */
export function DatabaseActions(props: { database: DatabaseDetail }) {
  const { summary, mayUpdate, mayDelete } = props.database;
  const t = useEcoTranslation();
  const paths = useEcoPaths();
  const [isDeleting, setDeleting] = useState(false);
  const missing = [
    ...(mayUpdate ? [] : [ecoDatabaseUpdatePermission.name]),
    ...(mayDelete ? [] : [ecoDatabaseDeletePermission.name]),
  ];
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
      {missing.length > 0 && summary.state !== 'deleting' && (
        <Typography
          variant="body2"
          sx={{ maxWidth: '44ch', color: 'text.secondary' }}
        >
          {t('database.notYours', { permission: missing.join(', ') })}
        </Typography>
      )}
      {isDeleting && (
        <DeleteDialog summary={summary} onClose={() => setDeleting(false)} />
      )}
    </Box>
  );
}

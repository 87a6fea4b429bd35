import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { DatabaseRequest } from '@backstage-eco/plugin-eco-common';
import { Link } from 'react-router-dom';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { CancelButton } from './CancelButton';

/** Links from a request to what comes next. There is always at least one. */
export function RequestActions(props: { request: DatabaseRequest }) {
  const { request } = props;
  const { operation, cluster, namespace, name, state, isOpen, uid } = request;
  const t = useEcoTranslation();
  const paths = useEcoPaths();
  const isCreation = operation === 'create';
  const isGone =
    state === 'deleted' ||
    state === 'cancelled' ||
    (isCreation && state === 'failed');
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      {isCreation && <CancelButton request={request} />}
      {uid && !isGone && (
        <Button
          component={Link}
          to={paths.database({ cluster, namespace, name })}
          variant={isOpen ? 'outlined' : 'contained'}
        >
          {t('databaseRequest.open')}
        </Button>
      )}
      {isCreation && state === 'failed' && (
        <Button component={Link} to={paths.newDatabase} variant="contained">
          {t('databaseRequest.again')}
        </Button>
      )}
      {isGone && (
        <Button component={Link} to={paths.databases} variant="outlined">
          {t('database.all')}
        </Button>
      )}
    </Box>
  );
}

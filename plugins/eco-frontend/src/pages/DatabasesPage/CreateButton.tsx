import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import AddOutlined from '@mui/icons-material/AddOutlined';
import { ecoDatabaseCreatePermission } from '@backstage-eco/plugin-eco-common';
import { Link } from 'react-router-dom';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';

export const CREATE_PERMISSION = ecoDatabaseCreatePermission.name;

/** Link to the form of a new database, or the permission it requires. */
export function CreateButton(props: { mayCreate: boolean }) {
  const t = useEcoTranslation();
  const paths = useEcoPaths();
  if (!props.mayCreate) {
    return (
      <Typography variant="body2" color="text.secondary">
        {t('databases.createDenied', { permission: CREATE_PERMISSION })}
      </Typography>
    );
  }
  return (
    <Button
      component={Link}
      to={paths.newDatabase}
      variant="contained"
      startIcon={<AddOutlined />}
    >
      {t('databases.create')}
    </Button>
  );
}

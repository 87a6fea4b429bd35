import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { DatabaseRequest } from '@backstage-eco/plugin-eco-common';
import { Link } from 'react-router-dom';
import { ConnectionPanel } from '../../components/databases/connection/ConnectionPanel';
import { PageHeading } from '../../components/PageHeading';
import { Panel } from '../../components/Panel';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { CancelButton } from './CancelButton';
import { RequestSteps } from './RequestSteps';

/** How far a request is, what it waits for, and what comes of it. */
export function LoadedRequest(props: { request: DatabaseRequest }) {
  const { request } = props;
  const { operation, cluster, namespace, name, owner, state } = request;
  const t = useEcoTranslation();
  const paths = useEcoPaths();
  const isThere = request.uid !== undefined && state !== 'deleted';
  return (
    <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
      <PageHeading
        title={t(`databaseRequest.${operation}`, { name })}
        lead={t('databaseRequest.lead', { namespace, cluster, owner })}
      />
      <Outcome request={request} />
      <Panel title={t('databaseRequest.steps')}>
        <RequestSteps request={request} />
      </Panel>
      {request.connection && (
        <ConnectionPanel
          engine={request.spec?.engine}
          namespace={namespace}
          connection={request.connection}
        />
      )}
      <Box
        sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}
      >
        {isThere && (
          <Button
            component={Link}
            to={paths.database({ cluster, namespace, name })}
            variant="contained"
          >
            {t('databaseRequest.open')}
          </Button>
        )}
        {request.mayCancel && <CancelButton request={request} />}
        {state === 'failed' && operation === 'create' && (
          <Button component={Link} to={paths.newDatabase} variant="outlined">
            {t('databaseRequest.again')}
          </Button>
        )}
        {request.isOpen && (
          <Typography variant="body2" color="text.secondary">
            {t('databaseRequest.leave')}
          </Typography>
        )}
      </Box>
    </Box>
  );
}

/** What needs a person, or is not known. */
function Outcome(props: { request: DatabaseRequest }) {
  const { error, isStalled, waitingFor, notVerified, isCancelling, isOpen } =
    props.request;
  const t = useEcoTranslation();
  if (error) {
    const { field, message } = error;
    return (
      <Alert severity="error" sx={{ overflowWrap: 'anywhere' }}>
        {field ? `${field}: ${message}` : message}
      </Alert>
    );
  }
  if (isStalled && waitingFor) {
    return (
      <Alert severity="error" sx={{ overflowWrap: 'anywhere' }}>
        {t('databaseRequest.stalled', { what: waitingFor })}
      </Alert>
    );
  }
  if (isCancelling && isOpen) {
    return <Alert severity="info">{t('databaseRequest.cancelling')}</Alert>;
  }
  return notVerified ? (
    <Alert severity="info" sx={{ overflowWrap: 'anywhere' }}>
      {notVerified}
    </Alert>
  ) : null;
}

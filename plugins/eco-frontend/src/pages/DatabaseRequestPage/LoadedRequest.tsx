import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { DatabaseRequest } from '@backstage-eco/plugin-eco-common';
import { ConnectionPanel } from '../../components/databases/connection/ConnectionPanel';
import { FieldWords } from '../../components/databases/review/FieldWords';
import { PageHeading } from '../../components/PageHeading';
import { Panel } from '../../components/Panel';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { ownerName } from '../../model/databases/ownerName';
import { RequestActions } from './RequestActions';
import { RequestSteps } from './RequestSteps';

/** Progress of a request, what it waits for, and its result. */
export function LoadedRequest(props: { request: DatabaseRequest }) {
  const { request } = props;
  const { operation, cluster, namespace, name, owner } = request;
  const t = useEcoTranslation();
  return (
    <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
      <PageHeading
        title={t(`databaseRequest.${operation}`, { name })}
        lead={
          owner
            ? t('databaseRequest.leadFor', {
                namespace,
                cluster,
                owner: ownerName(owner),
              })
            : t('databaseRequest.lead', { namespace, cluster })
        }
        actions={<RequestActions request={request} />}
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
      {request.isOpen && (
        <Typography variant="body2" color="text.secondary">
          {t('databaseRequest.leave')}
        </Typography>
      )}
    </Box>
  );
}

/** Shows what needs attention or could not be verified. */
function Outcome(props: { request: DatabaseRequest }) {
  const { error, isStalled, waitingFor, notVerified, isCancelling, isOpen } =
    props.request;
  const t = useEcoTranslation();
  if (error) {
    return (
      <Alert severity="error" sx={{ overflowWrap: 'anywhere' }}>
        <FieldWords said={error} />
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

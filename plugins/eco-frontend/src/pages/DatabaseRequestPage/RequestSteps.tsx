import Box from '@mui/material/Box';
import CircularProgress from '@mui/material/CircularProgress';
import Typography from '@mui/material/Typography';
import CancelOutlined from '@mui/icons-material/CancelOutlined';
import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import RadioButtonUncheckedOutlined from '@mui/icons-material/RadioButtonUncheckedOutlined';
import { DatabaseRequest } from '@backstage-eco/plugin-eco-common';
import { Age } from '../../components/Age';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { Step, stepsOf } from '../../model/databases/requestSteps';

/** Completed and remaining steps of a request. */
export function RequestSteps(props: { request: DatabaseRequest }) {
  const { request } = props;
  return (
    <>
      <Box
        component="ol"
        sx={{ display: 'grid', gap: 1, listStyle: 'none', m: 0, p: 0 }}
      >
        {stepsOf(request).map(step => (
          <StepLine key={step.state} step={step} />
        ))}
      </Box>
      <Waiting request={request} />
      <UsualTime request={request} />
    </>
  );
}

/** Shows what the request waits for, unless the page already does so above. */
function Waiting(props: { request: DatabaseRequest }) {
  const { isOpen, isStalled, waitingFor, waitingSince } = props.request;
  const t = useEcoTranslation();
  return (
    <>
      <Typography
        variant="body2"
        role="status"
        sx={{
          mt: 1,
          minHeight: isOpen ? '1.5em' : undefined,
          overflowWrap: 'anywhere',
        }}
      >
        {isOpen && !isStalled ? waitingFor : ''}
      </Typography>
      {isOpen && waitingSince && (
        <Typography variant="body2" color="text.secondary">
          {t('databaseRequest.waitingSince')} <Age at={waitingSince} />
        </Typography>
      )}
    </>
  );
}

/**
 * Shows the usual duration, once enough databases have become ready in the
 * cluster.
 */
function UsualTime(props: { request: DatabaseRequest }) {
  const { usualTime, cluster, spec } = props.request;
  const t = useEcoTranslation();
  return usualTime && spec ? (
    <Typography variant="body2" color="text.secondary">
      {t('databaseRequest.usualTime', {
        engine: t(`databaseEngine.${spec.engine}`),
        cluster,
        p50: String(usualTime.p50Seconds),
        p95: String(usualTime.p95Seconds),
        requests: String(usualTime.requests),
      })}
    </Typography>
  ) : null;
}

function StepLine(props: { step: Step }) {
  const { state, progress, at, afterSeconds, message } = props.step;
  const t = useEcoTranslation();
  return (
    <Box
      component="li"
      aria-current={progress === 'running' ? 'step' : undefined}
      sx={{ display: 'flex', gap: 1, minWidth: 0 }}
    >
      <StepIcon progress={progress} />
      <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
        <Typography
          variant="body2"
          component="span"
          sx={{
            fontWeight: progress === 'ahead' ? undefined : 600,
            color: progress === 'ahead' ? 'text.secondary' : 'text.primary',
          }}
        >
          {t(`databaseRequest.state.${state}`)}
        </Typography>
        {at && (
          <Typography
            variant="body2"
            component="span"
            sx={{ color: 'text.secondary' }}
          >
            {' '}
            {afterSeconds === undefined ? (
              <Age at={at} />
            ) : (
              t('databaseRequest.after', { seconds: String(afterSeconds) })
            )}
          </Typography>
        )}
        {message && <Typography variant="body2">{message}</Typography>}
      </Box>
    </Box>
  );
}

function StepIcon(props: { progress: Step['progress'] }) {
  switch (props.progress) {
    case 'done':
      return <CheckCircleOutlined aria-hidden color="success" />;
    case 'failed':
      return <CancelOutlined aria-hidden color="error" />;
    case 'running':
      return (
        <Box sx={{ display: 'grid', placeItems: 'center', width: 24 }}>
          <CircularProgress size={18} aria-hidden />
        </Box>
      );
    default:
      return <RadioButtonUncheckedOutlined aria-hidden color="disabled" />;
  }
}

import { FormEvent, useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  ecoFindingMutePermission,
  FindingSummary,
} from '@backstage-eco/plugin-eco-common';
import { Panel } from '../../components/Panel';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useFindingMute } from '../../hooks/useFindingMute';

const MAX_REASON = 500;

/** Mutes a finding with a reason and an end date, or unmutes it. */
export function MutePanel(props: { finding: FindingSummary }) {
  const { id, cluster, mute } = props.finding;
  const t = useEcoTranslation();
  const change = useFindingMute(id);
  const { allowed, loading } = usePermission({
    permission: ecoFindingMutePermission,
    resourceRef: cluster,
  });
  return (
    <Panel title={t('finding.mute')}>
      {mute && (
        <p>
          {t('finding.mutedBy', { by: mute.by, reason: mute.reason })}
          {mute.until &&
            ` (${t('finding.mutedUntil', { day: mute.until.slice(0, 10) })})`}
        </p>
      )}
      {allowed && mute && (
        <Button
          variant="outlined"
          disabled={change.isPending}
          onClick={() => change.mutate(undefined)}
        >
          {t('finding.unmute')}
        </Button>
      )}
      {allowed && !mute && (
        <MuteForm isPending={change.isPending} onMute={change.mutate} />
      )}
      <Box role="status" sx={{ typography: 'caption' }}>
        {!allowed &&
          !loading &&
          t('finding.muteDenied', {
            permission: ecoFindingMutePermission.name,
          })}
        {change.error &&
          t('finding.muteFailed', { reason: change.error.message })}
      </Box>
    </Panel>
  );
}

function MuteForm(props: {
  isPending: boolean;
  onMute: ReturnType<typeof useFindingMute>['mutate'];
}) {
  const t = useEcoTranslation();
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    props.onMute({
      reason: reason.trim(),
      // The mute includes its last day.
      ...(until && { until: new Date(`${until}T23:59:59`).toISOString() }),
    });
  };
  return (
    <Box
      component="form"
      onSubmit={submit}
      sx={{ display: 'flex', flexDirection: 'column', gap: 1.5 }}
    >
      <TextField
        required
        multiline
        size="small"
        label={t('finding.muteReason')}
        helperText={t('finding.muteReasonHelp')}
        value={reason}
        inputProps={{ maxLength: MAX_REASON }}
        onChange={({ target }) => setReason(target.value)}
      />
      <TextField
        type="date"
        size="small"
        label={t('finding.muteUntil')}
        helperText={t('finding.muteUntilHelp')}
        value={until}
        InputLabelProps={{ shrink: true }}
        onChange={({ target }) => setUntil(target.value)}
      />
      <Button
        type="submit"
        variant="outlined"
        disabled={props.isPending || !reason.trim()}
        sx={{ alignSelf: 'flex-start' }}
      >
        {t('finding.mute')}
      </Button>
    </Box>
  );
}

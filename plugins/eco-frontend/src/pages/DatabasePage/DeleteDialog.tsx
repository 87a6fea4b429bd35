import { FormEvent, useId, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { DatabaseSummary } from '@backstage-eco/plugin-eco-common';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from 'react-router-dom';
import { ecoDatabaseApiRef } from '../../api';
import { useIdempotencyKey } from '../../components/databases/form/useIdempotencyKey';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { DataChoice, DataFate } from './DataChoice';

/** Deletes a database after the user has typed its name. */
export function DeleteDialog(props: {
  summary: DatabaseSummary;
  onClose: () => void;
}) {
  const { onClose } = props;
  const { cluster, namespace, name } = props.summary;
  const t = useEcoTranslation();
  const id = useId();
  const [data, setData] = useState<DataFate>('keep');
  const [confirm, setConfirm] = useState('');
  const deletion = useDeletion();
  const isWrong = !name.startsWith(confirm);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (confirm === name) {
      deletion.mutate({ cluster, namespace, name, confirm, data });
    }
  };
  return (
    <Dialog open fullWidth maxWidth="sm" onClose={onClose} aria-labelledby={id}>
      <form onSubmit={submit}>
        <DialogTitle id={id}>{t('databaseDelete.title', { name })}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2 }}>
          <DialogContentText>{t('databaseDelete.lead')}</DialogContentText>
          <DataChoice value={data} onChange={setData} />
          <TextField
            fullWidth
            size="small"
            margin="dense"
            label={t('databaseDelete.confirm', { name })}
            value={confirm}
            error={isWrong}
            helperText={isWrong && t('databaseDelete.confirmWrong', { name })}
            onChange={event => setConfirm(event.target.value)}
            inputProps={{ autoComplete: 'off', spellCheck: false }}
          />
          {deletion.error && (
            <Alert severity="error" role="alert">
              {deletion.error.message}
            </Alert>
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{t('databaseDelete.cancel')}</Button>
          <Button
            type="submit"
            variant="contained"
            color="error"
            disabled={confirm !== name || deletion.isPending}
          >
            {t('databaseDelete.submit')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

/** Records the request, and navigates to its page. */
function useDeletion() {
  const api = useApi(ecoDatabaseApiRef);
  const navigate = useNavigate();
  const paths = useEcoPaths();
  const keyFor = useIdempotencyKey();
  return useMutation({
    mutationFn: (
      request: Omit<Parameters<typeof api.deleteDatabase>[0], 'idempotencyKey'>,
    ) => api.deleteDatabase({ ...request, idempotencyKey: keyFor(request) }),
    onSuccess: ({ id }) => navigate(paths.databaseRequest({ requestId: id })),
  });
}

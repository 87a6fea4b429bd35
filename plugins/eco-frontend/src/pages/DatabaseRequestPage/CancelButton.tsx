import { useId, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import { DatabaseRequest } from '@backstage-eco/plugin-eco-common';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ecoDatabaseApiRef } from '../../api';
import { DATABASES_KEY } from '../../api/databaseQueries';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';

/**
 * Cancels a request, after a warning about what is deleted with it. If the
 * database becomes ready before the user confirms, the dialog says so and
 * cancels nothing.
 */
export function CancelButton(props: { request: DatabaseRequest }) {
  const { id, name, mayCancel } = props.request;
  const t = useEcoTranslation();
  const titleId = useId();
  const [isAsking, setAsking] = useState(false);
  const api = useApi(ecoDatabaseApiRef);
  const queryClient = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => api.cancelDatabaseRequest({ id }),
    onSuccess: () => {
      setAsking(false);
      queryClient.invalidateQueries({ queryKey: DATABASES_KEY });
    },
  });
  return (
    <>
      {mayCancel && (
        <Button variant="outlined" onClick={() => setAsking(true)}>
          {t('databaseRequest.cancel')}
        </Button>
      )}
      <Dialog
        open={isAsking}
        onClose={() => setAsking(false)}
        aria-labelledby={titleId}
      >
        <DialogTitle id={titleId}>
          {t('databaseRequest.cancelTitle', { name })}
        </DialogTitle>
        <DialogContent>
          <DialogContentText>
            {t(
              mayCancel
                ? 'databaseRequest.cancelDescription'
                : 'databaseRequest.cancelTooLate',
              { name },
            )}
          </DialogContentText>
          {error && (
            <Alert severity="error" role="alert">
              {error.message}
            </Alert>
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={() => setAsking(false)}>
            {t(
              mayCancel
                ? 'databaseRequest.cancelKeep'
                : 'databaseRequest.cancelClose',
            )}
          </Button>
          {mayCancel && (
            <Button
              variant="contained"
              color="error"
              disabled={isPending}
              onClick={() => mutate()}
            >
              {t('databaseRequest.cancelSubmit')}
            </Button>
          )}
        </DialogActions>
      </Dialog>
    </>
  );
}

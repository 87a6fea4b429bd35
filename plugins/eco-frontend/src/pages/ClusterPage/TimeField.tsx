import { useState } from 'react';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useParameters } from '../../hooks/useParameters';

/** Chooses the time of which the page tells; kept in the address as `at`. */
export function TimeField() {
  const t = useEcoTranslation();
  const parameters = useParameters();
  const at = parameters.one('at');
  const [typed, setTyped] = useState(() => toField(at));
  const choose = (value: string) => {
    setTyped(value);
    const time = new Date(value);
    if (value && !Number.isNaN(time.getTime())) {
      parameters.change({ at: time.toISOString() });
    }
  };
  return (
    <>
      <TextField
        type="datetime-local"
        size="small"
        label={t('cluster.asItWas')}
        value={typed}
        onChange={event => choose(event.target.value)}
        InputLabelProps={{ shrink: true }}
        inputProps={{ max: toField(new Date().toISOString()) }}
        InputProps={{ sx: { height: 34, typography: 'body2' } }}
      />
      {at && (
        <Button
          size="small"
          onClick={() => {
            setTyped('');
            parameters.change({ at: undefined });
          }}
        >
          {t('cluster.now')}
        </Button>
      )}
    </>
  );
}

/** A time as the field has it: local, to the minute. Empty where it is none. */
function toField(at: string | undefined): string {
  const time = new Date(at ?? '');
  if (Number.isNaN(time.getTime())) {
    return '';
  }
  const local = time.getTime() - time.getTimezoneOffset() * 60_000;
  return new Date(local).toISOString().slice(0, 'yyyy-mm-ddThh:mm'.length);
}

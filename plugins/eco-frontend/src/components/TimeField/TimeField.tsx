import { useState } from 'react';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useParameters } from '../../hooks/useParameters';

/**
 * Selects a time, and keeps it in the URL.
 *
 * @param props - `parameter`: name in the URL, where the time is in ISO 8601;
 * `none`: label of the button that clears it
 */
export function TimeField(props: {
  label: string;
  parameter: string;
  none: string;
}) {
  const { label, parameter, none } = props;
  const parameters = useParameters();
  const at = parameters.one(parameter);
  const [typed, setTyped] = useState(() => toField(at));
  const choose = (value: string) => {
    setTyped(value);
    const time = new Date(value);
    if (value && !Number.isNaN(time.getTime())) {
      parameters.change({ [parameter]: time.toISOString() });
    }
  };
  return (
    <>
      <TextField
        type="datetime-local"
        size="small"
        label={label}
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
            parameters.change({ [parameter]: undefined });
          }}
        >
          {none}
        </Button>
      )}
    </>
  );
}

/**
 * Converts a time to the value of the field: local, to the minute. Returns an
 * empty string for an invalid time.
 */
function toField(at: string | undefined): string {
  const time = new Date(at ?? '');
  if (Number.isNaN(time.getTime())) {
    return '';
  }
  const local = time.getTime() - time.getTimezoneOffset() * 60_000;
  return new Date(local).toISOString().slice(0, 'yyyy-mm-ddThh:mm'.length);
}

import { useState } from 'react';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useParameters } from '../../hooks/useParameters';

/**
 * Chooses a time, kept in the address.
 *
 * @param props - `parameter` of the address, in which it is ISO 8601; `none`: what
 * the button is called that takes it away
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

/** A time as the field has it: local, to the minute. Empty where it is none. */
function toField(at: string | undefined): string {
  const time = new Date(at ?? '');
  if (Number.isNaN(time.getTime())) {
    return '';
  }
  const local = time.getTime() - time.getTimezoneOffset() * 60_000;
  return new Date(local).toISOString().slice(0, 'yyyy-mm-ddThh:mm'.length);
}

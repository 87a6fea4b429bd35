import TextField from '@mui/material/TextField';
import { useId } from 'react';
import {
  isPlainDatabaseName,
  MAX_PLAIN_DATABASE_NAME,
} from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../../hooks/useEcoTranslation';
import { FieldHelp } from './FieldHelp';
import { FieldProps } from './FieldProps';

/** Name of a database. Reports at once a name that is not a valid DNS label. */
export function NameField(props: FieldProps) {
  const { value, onChange, error, isLocked, label, hint } = props;
  const t = useEcoTranslation();
  const id = useId();
  const isWrong = value !== '' && !isLocked && !isPlainDatabaseName(value);
  const problem = isWrong
    ? t('databaseForm.name.invalid', { max: String(MAX_PLAIN_DATABASE_NAME) })
    : error;
  return (
    <TextField
      fullWidth
      required
      size="small"
      id={id}
      label={label ?? t('databaseForm.name.label')}
      value={value}
      error={Boolean(problem)}
      disabled={isLocked}
      onChange={event => onChange(event.target.value)}
      helperText={
        <FieldHelp error={problem} hint={hint ?? t('databaseForm.name.hint')} />
      }
      inputProps={{
        autoComplete: 'off',
        autoCapitalize: 'none',
        spellCheck: false,
      }}
    />
  );
}

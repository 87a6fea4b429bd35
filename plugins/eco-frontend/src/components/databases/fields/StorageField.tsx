import { useId } from 'react';
import TextField from '@mui/material/TextField';
import {
  DatabaseOptions,
  parseQuantity,
} from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../../hooks/useEcoTranslation';
import { FieldHelp } from './FieldHelp';
import { FieldProps } from './FieldProps';

/** Volume size of each server. Reports an invalid quantity at once. */
export function StorageField(
  props: FieldProps & { bounds: DatabaseOptions['storage'] },
) {
  const { value, onChange, error, isLocked, bounds } = props;
  const t = useEcoTranslation();
  const id = useId();
  const isWrong = value !== '' && parseQuantity(value) === undefined;
  const problem = isWrong ? t('databaseForm.storage.invalid') : error;
  const { min, max } = bounds;
  return (
    <TextField
      fullWidth
      size="small"
      id={id}
      label={t('databaseForm.storage.label')}
      value={value}
      placeholder={bounds.default}
      error={Boolean(problem)}
      disabled={isLocked}
      onChange={event => onChange(event.target.value)}
      helperText={
        <FieldHelp
          error={problem}
          hint={[
            t('databaseForm.storage.hint'),
            min && t('databaseForm.storage.min', { min }),
            max && t('databaseForm.storage.max', { max }),
          ]
            .filter(Boolean)
            .join(' ')}
        />
      }
      inputProps={{ autoComplete: 'off', spellCheck: false }}
    />
  );
}

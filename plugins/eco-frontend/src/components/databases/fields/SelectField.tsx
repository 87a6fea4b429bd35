import { useId } from 'react';
import ListItemText from '@mui/material/ListItemText';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useEcoTranslation } from '../../../hooks/useEcoTranslation';
import { FieldHelp } from './FieldHelp';
import { FieldProps } from './FieldProps';

/** An option of a field. */
export interface SelectOption {
  value: string;
  label: string;
  /** Additional information, such as why it cannot be chosen. */
  detail?: string;
  isDisabled?: boolean;
}

/**
 * A field with fixed options. A value that is not offered, such as one from the
 * YAML, stays and is marked as such.
 */
export function SelectField(
  props: FieldProps & { label: string; hint: string; options: SelectOption[] },
) {
  const { value, onChange, error, isLocked, label, hint, options } = props;
  const t = useEcoTranslation();
  const id = useId();
  const isOffered = !value || options.some(option => option.value === value);
  const all = isOffered
    ? options
    : [...options, { value, label: t('databaseForm.notOffered', { value }) }];
  return (
    <TextField
      select
      fullWidth
      required
      size="small"
      id={id}
      label={label}
      value={value}
      error={Boolean(error)}
      disabled={isLocked}
      onChange={event => onChange(event.target.value)}
      helperText={<FieldHelp error={error} hint={hint} />}
      SelectProps={{
        renderValue: chosen =>
          all.find(option => option.value === chosen)?.label ?? '',
        MenuProps: { PaperProps: { sx: { maxHeight: 420 } } },
      }}
    >
      {all.map(option => (
        <MenuItem
          key={option.value}
          value={option.value}
          disabled={option.isDisabled}
          sx={{ whiteSpace: 'normal' }}
        >
          <ListItemText
            primary={option.label}
            secondary={option.detail}
            sx={{ my: 0 }}
          />
        </MenuItem>
      ))}
    </TextField>
  );
}

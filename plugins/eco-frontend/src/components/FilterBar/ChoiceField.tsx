import Checkbox from '@mui/material/Checkbox';
import ListItemText from '@mui/material/ListItemText';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { FIELD_STYLE } from './fieldStyle';

/** An option and its label. */
export interface Choice {
  value: string;
  words: string;
}

/** A field with multiple selection. An empty selection means all. */
export function ChoiceField(props: {
  label: string;
  choices: Choice[];
  chosen: string[];
  onChange: (chosen: string[]) => void;
}) {
  const { label, choices, chosen, onChange } = props;
  const t = useEcoTranslation();
  const words = new Map(choices.map(choice => [choice.value, choice.words]));
  return (
    <TextField
      select
      size="small"
      label={label}
      value={chosen}
      onChange={event => onChange([event.target.value].flat())}
      InputLabelProps={{ shrink: true }}
      InputProps={{ sx: FIELD_STYLE }}
      SelectProps={{
        multiple: true,
        displayEmpty: true,
        renderValue: value =>
          (value as string[]).map(one => words.get(one) ?? one).join(', ') ||
          t('filter.all'),
        MenuProps: { PaperProps: { sx: { maxHeight: 420 } } },
      }}
      sx={{ flex: { xs: '1 1 40%', sm: '0 0 132px' }, minWidth: 0 }}
    >
      {choices.map(choice => (
        <MenuItem key={choice.value} value={choice.value} dense>
          <Checkbox
            size="small"
            checked={chosen.includes(choice.value)}
            tabIndex={-1}
            aria-hidden
            sx={{ p: 0, mr: 1 }}
          />
          <ListItemText primary={choice.words} />
        </MenuItem>
      ))}
    </TextField>
  );
}

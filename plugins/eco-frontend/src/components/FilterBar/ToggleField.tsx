import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useParameters } from '../../hooks/useParameters';

/** Shows more while a parameter is in the address. */
export function ToggleField(props: { label: string; parameter: string }) {
  const { label, parameter } = props;
  const { one, change } = useParameters();
  return (
    <FormControlLabel
      control={
        <Checkbox
          size="small"
          checked={one(parameter) !== undefined}
          onChange={(_, isOn) => change({ [parameter]: isOn ? '1' : '' })}
        />
      }
      label={label}
    />
  );
}

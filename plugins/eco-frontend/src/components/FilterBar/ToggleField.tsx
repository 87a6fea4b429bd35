import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useParameters } from '../../hooks/useParameters';

/** A checkbox that sets a parameter of the URL. */
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

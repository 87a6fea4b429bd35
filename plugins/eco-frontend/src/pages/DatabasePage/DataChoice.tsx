import { useId } from 'react';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Typography from '@mui/material/Typography';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';

/** What happens to the volumes and the password. */
export type DataFate = 'keep' | 'delete';

/** Selects what happens to the data, with an explanation of each option. */
export function DataChoice(props: {
  value: DataFate;
  onChange: (value: DataFate) => void;
}) {
  const t = useEcoTranslation();
  const id = useId();
  const choices = [
    ['keep', t('databaseDelete.keep'), t('databaseDelete.keepHint')],
    ['delete', t('databaseDelete.remove'), t('databaseDelete.removeHint')],
  ];
  return (
    <FormControl>
      <FormLabel id={id}>{t('databaseDelete.data')}</FormLabel>
      <RadioGroup
        aria-labelledby={id}
        value={props.value}
        onChange={(_, value) => props.onChange(value as DataFate)}
      >
        {choices.map(([value, label, hint]) => (
          <FormControlLabel
            key={value}
            value={value}
            control={<Radio size="small" />}
            label={
              <>
                {label}
                <Typography variant="body2" color="text.secondary">
                  {hint}
                </Typography>
              </>
            }
            sx={{ alignItems: 'flex-start', mt: 0.5 }}
          />
        ))}
      </RadioGroup>
    </FormControl>
  );
}

import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { FIELD_STYLE } from '../../components/FilterBar';
import { useClusterWords } from '../../hooks/useClusterWords';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { SchemaChoice } from '../../model/schema/schemaChoices';

/** Identifies a schema in the URL, such as `v1@demo-dev`. */
export function choiceKey({ version, clusters }: SchemaChoice): string {
  return `${version}@${clusters[0]}`;
}

/**
 * Selects one of the schemas of a kind.
 *
 * @param props - `none`: label of the option without a schema
 */
export function SchemaChoiceField(props: {
  label: string;
  none?: string;
  choices: SchemaChoice[];
  chosen: SchemaChoice | undefined;
  onChange: (key: string) => void;
}) {
  const { label, none, choices, chosen, onChange } = props;
  const t = useEcoTranslation();
  const words = useClusterWords();
  return (
    <TextField
      select
      size="small"
      label={label}
      value={chosen ? choiceKey(chosen) : ''}
      onChange={event => onChange(event.target.value)}
      InputLabelProps={{ shrink: true }}
      InputProps={{ sx: FIELD_STYLE }}
      SelectProps={{ displayEmpty: true }}
      sx={{ flex: { xs: '1 1 100%', sm: '0 1 280px' }, minWidth: 0 }}
    >
      {none && (
        <MenuItem value="" dense>
          {none}
        </MenuItem>
      )}
      {choices.map(choice => (
        <MenuItem key={choiceKey(choice)} value={choiceKey(choice)} dense>
          {t('schema.versionIn', {
            version: choice.version,
            clusters: words(choice.clusters),
          })}
        </MenuItem>
      ))}
    </TextField>
  );
}

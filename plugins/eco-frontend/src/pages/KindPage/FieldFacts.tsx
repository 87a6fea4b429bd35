import Box from '@mui/material/Box';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import {
  limitsOf,
  rulesOf,
  typeWords,
  valueWords,
} from '../../model/schema/facets';
import { SchemaField } from '../../model/schema/fields';

/** Beyond this length, the rest of a description is folded. */
const MAX_DESCRIPTION = 240;

/** Facts about one field of a schema. */
export function FieldFacts(props: { field: SchemaField; name: string }) {
  const { field, name } = props;
  const { schema, isRequired } = field;
  const t = useEcoTranslation();
  const facts = [
    isRequired && t('schema.required'),
    schema.nullable && t('schema.nullable'),
    schema['x-kubernetes-preserve-unknown-fields'] && t('schema.anyFields'),
    ...limitsOf(schema),
  ].filter(Boolean);
  return (
    <Box sx={{ minWidth: 0, typography: 'body2', overflowWrap: 'anywhere' }}>
      <Box component="code" sx={{ fontWeight: 'fontWeightBold' }}>
        {name}
      </Box>{' '}
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {typeWords(schema)}
        {facts.length > 0 && ` · ${facts.join(', ')}`}
      </Box>
      {schema.default !== undefined && (
        <div>{t('schema.default', { value: valueWords(schema.default) })}</div>
      )}
      {schema.enum && (
        <div>
          {t('schema.enum', { values: schema.enum.map(valueWords).join(', ') })}
        </div>
      )}
      {rulesOf(schema).map(({ rule, message }) => (
        <div key={rule}>
          {t('schema.rule', { rule })}
          {message && ` (${message})`}
        </div>
      ))}
      {schema.description && <Description text={schema.description} />}
    </Box>
  );
}

function Description(props: { text: string }) {
  const { text } = props;
  const t = useEcoTranslation();
  const style = { color: 'text.secondary', whiteSpace: 'pre-line' };
  if (text.length <= MAX_DESCRIPTION) {
    return <Box sx={style}>{text}</Box>;
  }
  const end = text.lastIndexOf(' ', MAX_DESCRIPTION);
  const cut = end > 0 ? end : MAX_DESCRIPTION;
  return (
    <Box sx={style}>
      {text.slice(0, cut)}…
      <details>
        <summary>{t('schema.more')}</summary>
        {text.slice(cut).trimStart()}
      </details>
    </Box>
  );
}

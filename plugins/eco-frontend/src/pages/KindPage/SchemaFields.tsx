import { useMemo, useState } from 'react';
import Box from '@mui/material/Box';
import { SearchField } from '../../components/FilterBar';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { JsonSchema } from '../../model/schema/JsonSchema';
import { fieldsOf, searchFields } from '../../model/schema/fields';
import { FieldFacts } from './FieldFacts';
import { FieldList, nodeListStyle } from './FieldNode';

/** Beyond this number, matches are only counted. */
const MAX_MATCHES = 100;

/** Fields of a schema as a tree, or the matches of a search as a list. */
export function SchemaFields(props: { kind: string; schema: JsonSchema }) {
  const { kind, schema } = props;
  const t = useEcoTranslation();
  const [text, setText] = useState('');
  const label = t('schema.fields', { kind });
  const fields = fieldsOf(schema, '');
  if (fields.length === 0) {
    return (
      <Box role="note">
        {t(
          schema['x-kubernetes-preserve-unknown-fields']
            ? 'schema.noFieldsAny'
            : 'schema.noFieldsKept',
        )}
      </Box>
    );
  }
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1 }}>
      <Box role="search" sx={{ display: 'flex', maxWidth: 420 }}>
        <SearchField
          label={t('schema.search')}
          text={text}
          onChange={setText}
        />
      </Box>
      {text.trim() ? (
        <Matches schema={schema} text={text} label={label} />
      ) : (
        <FieldList fields={fields} of={kind} label={label} unfolded="spec" />
      )}
    </Box>
  );
}

function Matches(props: { schema: JsonSchema; text: string; label: string }) {
  const { schema, text, label } = props;
  const t = useEcoTranslation();
  const { fields, count } = useMemo(
    () => searchFields({ schema, text, limit: MAX_MATCHES }),
    [schema, text],
  );
  return (
    <>
      <Box role="status" sx={{ typography: 'caption' }}>
        {count === 0 && t('schema.noMatches')}
        {count > 0 && count <= MAX_MATCHES && t('schema.matches', { count })}
        {count > MAX_MATCHES &&
          t('schema.firstMatches', {
            shown: String(MAX_MATCHES),
            number: String(count),
          })}
      </Box>
      {count > 0 && (
        <Box component="ul" aria-label={label} sx={nodeListStyle}>
          {fields.map(field => (
            <Box component="li" key={field.path} sx={{ py: 0.5 }}>
              <FieldFacts field={field} name={field.path} />
            </Box>
          ))}
        </Box>
      )}
    </>
  );
}

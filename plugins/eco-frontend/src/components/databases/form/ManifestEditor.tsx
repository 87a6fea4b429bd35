import { useId } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { Translate, useEcoTranslation } from '../../../hooks/useEcoTranslation';
import { ManifestProblem } from '../../../model/databases/manifestText';
import { CopyButton } from '../../CopyButton';
import { FieldHelp } from '../fields/FieldHelp';
import { DatabaseForm } from './useDatabaseForm';

const ROWS = 14;

/** Edits the manifest as text, in sync with the fields. */
export function ManifestEditor(props: { form: DatabaseForm }) {
  const { form } = props;
  const { draft, read } = form;
  const t = useEcoTranslation();
  const id = useId();
  const problem = read.problem && problemWords(read.problem, t);
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1 }}>
      <TextField
        fullWidth
        multiline
        minRows={ROWS}
        id={id}
        label={t('databaseForm.yaml.label')}
        value={draft.text}
        error={Boolean(problem)}
        onChange={event => form.change({ text: event.target.value })}
        helperText={
          <FieldHelp
            error={problem && `${problem} ${t('databaseForm.yaml.locked')}`}
            hint={t('databaseForm.yaml.hint')}
          />
        }
        inputProps={{ spellCheck: false, autoCapitalize: 'none' }}
        InputProps={{
          sx: { fontFamily: 'monospace', fontSize: '0.8rem', lineHeight: 1.5 },
        }}
      />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <CopyButton text={draft.text} label={t('databaseForm.copy')} />
        {problem && (
          <Button size="small" onClick={form.discard}>
            {t('databaseForm.yaml.discard')}
          </Button>
        )}
      </Box>
    </Box>
  );
}

function problemWords(problem: ManifestProblem, t: Translate): string {
  if (problem.kind === 'unused') {
    return t('databaseForm.yaml.problem.unused', { field: problem.field });
  }
  if (problem.kind !== 'syntax') {
    return t(`databaseForm.yaml.problem.${problem.kind}`);
  }
  const { line, message } = problem;
  return line === undefined
    ? t('databaseForm.yaml.problem.syntax', { message })
    : t('databaseForm.yaml.problem.syntaxAt', { line: String(line), message });
}

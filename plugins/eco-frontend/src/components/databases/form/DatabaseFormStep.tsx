import { useRef, useState } from 'react';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import {
  DatabaseOptions,
  FieldMessage,
} from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../../hooks/useEcoTranslation';
import { fieldErrors, FormField } from '../../../model/databases/fieldErrors';
import { clusterOption } from '../../../model/databases/options';
import { Notice } from '../../Notice';
import { DatabaseFields } from './DatabaseFields';
import { ManifestEditor } from './ManifestEditor';
import { DatabaseForm } from './useDatabaseForm';

/** The form fields beside the YAML, and the button to the review. */
export function DatabaseFormStep(props: {
  form: DatabaseForm;
  options: DatabaseOptions;
  isLiving: boolean;
  missing: FormField[];
  /** Messages of the cluster or the backend about fields. */
  messages: FieldMessage[];
  /** Why the cluster could not be asked. */
  error?: Error;
  isChecking: boolean;
  onReview: () => void;
}) {
  const { form, options, isLiving, missing, messages, error, isChecking } =
    props;
  const t = useEcoTranslation();
  const [isTried, setTried] = useState(false);
  const fields = useRef<HTMLDivElement>(null);
  const said = fieldErrors(messages);
  const errors = { ...said.fields, ...(isTried && missingErrors(missing, t)) };
  const review = () => {
    setTried(true);
    if (missing.length === 0 && !form.isLocked) {
      props.onReview();
      return;
    }
    // Wait for rendering, so that the field is already marked as invalid when
    // it gets the focus.
    setTimeout(() =>
      fields.current
        ?.querySelector<HTMLElement>(
          '[aria-invalid="true"], .Mui-error [role="combobox"]',
        )
        ?.focus(),
    );
  };
  return (
    <>
      <SelfServiceNotice options={options} cluster={form.draft.cluster} />
      {[...said.others, error?.message].filter(Boolean).map(words => (
        <Alert key={words} severity="error" role="status">
          {words}
        </Alert>
      ))}
      <Box
        sx={{
          display: 'grid',
          gap: 3,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: '3fr 2fr' },
        }}
      >
        <div ref={fields}>
          <DatabaseFields
            form={form}
            options={options}
            errors={errors}
            isLiving={isLiving}
          />
        </div>
        <ManifestEditor form={form} />
      </Box>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2 }}>
        <Button variant="contained" onClick={review}>
          {t('databaseForm.review')}
        </Button>
        <Typography variant="body2" role="status">
          {statusWords()}
        </Typography>
      </Box>
    </>
  );

  function statusWords() {
    if (isTried && (missing.length > 0 || form.isLocked)) {
      return t('databaseForm.problems');
    }
    return isChecking ? t('databaseForm.checking') : '';
  }
}

function missingErrors(
  missing: FormField[],
  t: ReturnType<typeof useEcoTranslation>,
) {
  return Object.fromEntries(
    missing.map(field => [
      field,
      t(
        field === 'name'
          ? 'databaseForm.requiredName'
          : 'databaseForm.required',
      ),
    ]),
  );
}

function SelfServiceNotice(props: {
  options: DatabaseOptions;
  cluster: string;
}) {
  const t = useEcoTranslation();
  const cluster = clusterOption(props.options, props.cluster);
  const { state, reason = '' } = cluster?.selfService ?? { state: 'yes' };
  if (!cluster || state === 'yes') {
    return null;
  }
  return (
    <Notice>
      {t(
        state === 'no'
          ? 'databaseForm.noSelfService'
          : 'databaseForm.unknownSelfService',
        { cluster: cluster.title, reason },
      )}
    </Notice>
  );
}

import { useEffect, useState } from 'react';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import {
  DatabaseOptions,
  DatabaseRequest,
  DatabaseReviewRequest,
  fieldMessagesOf,
} from '@backstage-eco/plugin-eco-common';
import { useMutation } from '@tanstack/react-query';
import { useEcoTranslation } from '../../../hooks/useEcoTranslation';
import { DatabaseDraft } from '../../../model/databases/draft';
import { useDatabaseReview } from '../review/useDatabaseReview';
import { DatabaseFormStep } from './DatabaseFormStep';
import { ReviewStep } from './ReviewStep';
import { missingFields } from './missingFields';
import { useDatabaseForm } from './useDatabaseForm';

/**
 * Edits a database in three steps: form, review, submit. Input is kept when the
 * user goes back, or when a step fails.
 *
 * @param props - `submit`: records the request; `onDone`: receives it
 */
export function DatabaseEditor(props: {
  operation: 'create' | 'update';
  initial: DatabaseDraft;
  options: DatabaseOptions;
  submit: (request: DatabaseReviewRequest) => Promise<DatabaseRequest>;
  onDone: (request: DatabaseRequest) => void;
}) {
  const { operation, initial, options, submit, onDone } = props;
  const t = useEcoTranslation();
  const form = useDatabaseForm(initial);
  const isLiving = operation === 'update';
  const missing = missingFields(form, { isLiving });
  const [isReviewing, setReviewing] = useState(false);
  const request = missing.length === 0 ? toRequest(operation, form) : undefined;
  const used = useDatabaseReview(request);
  const submission = useMutation({
    mutationFn: submit,
    onSuccess: onDone,
    // Errors of fields are shown in the form.
    onError: error => setReviewing(fieldMessagesOf(error).length === 0),
  });
  const refused = fieldMessagesOf(submission.error);
  const { reset } = submission;
  useEffect(() => reset(), [form.draft, reset]);
  const failure = submission.error && (
    <Alert severity="error" role="alert" sx={{ overflowWrap: 'anywhere' }}>
      {t(
        operation === 'create'
          ? 'databaseForm.failed'
          : 'databaseForm.failedChange',
        { reason: submission.error.message },
      )}
    </Alert>
  );
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      {failure}
      {isReviewing && request ? (
        <ReviewStep
          operation={operation}
          used={used}
          isSubmitting={submission.isPending}
          onBack={() => setReviewing(false)}
          onSubmit={() => submission.mutate(request)}
        />
      ) : (
        <DatabaseFormStep
          form={form}
          options={options}
          isLiving={isLiving}
          missing={missing}
          messages={[...refused, ...used.messages]}
          error={used.error}
          isChecking={used.isChecking}
          onReview={() => setReviewing(true)}
        />
      )}
    </Box>
  );
}

/** @returns undefined if the YAML is invalid */
function toRequest(
  operation: 'create' | 'update',
  form: ReturnType<typeof useDatabaseForm>,
): DatabaseReviewRequest | undefined {
  const { draft, read } = form;
  const { cluster, owner } = draft;
  const { namespace, name, spec } = read.manifest ?? {};
  return namespace && name && spec
    ? {
        operation,
        cluster,
        namespace,
        name,
        spec,
        ...(operation === 'create' && { owner }),
      }
    : undefined;
}

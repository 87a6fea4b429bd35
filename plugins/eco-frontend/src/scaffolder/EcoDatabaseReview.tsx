import { useEffect } from 'react';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { ApiHolder } from '@backstage/core-plugin-api';
import { fieldMessagesOf } from '@backstage-eco/plugin-eco-common';
import { ecoDatabaseApiRef } from '../api';
import {
  refusalsOf,
  useDatabaseReview,
} from '../components/databases/review/useDatabaseReview';
import { ReviewAnswer } from '../components/databases/review/ReviewAnswer';
import { SharedQueryProvider } from '../components/EcoQueryProvider';
import { PageSkeleton } from '../components/PageStates';
import { useEcoTranslation } from '../hooks/useEcoTranslation';
import { TemplateFieldProps } from './templateField';
import { ReviewOptions, toReviewRequest } from './toReviewRequest';

type ReviewProps = TemplateFieldProps<string, ReviewOptions>;

/** Shows what the cluster would do, before anything is created. */
export function EcoDatabaseReview(props: ReviewProps) {
  return (
    <SharedQueryProvider>
      <Review {...props} />
    </SharedQueryProvider>
  );
}

/** A value is needed, because forms only validate fields that have one. */
const REVIEWED = 'reviewed';

function Review(props: ReviewProps) {
  const { onChange, formData, formContext, uiSchema, rawErrors } = props;
  const t = useEcoTranslation();
  useEffect(() => {
    if (formData !== REVIEWED) {
      onChange(REVIEWED);
    }
  }, [formData, onChange]);
  const request = toReviewRequest(
    formContext?.formData ?? {},
    uiSchema['ui:options'],
  );
  const { review, error, messages, isChecking } = useDatabaseReview(request);
  if (!request) {
    return <Alert severity="info">{t('databaseReview.incomplete')}</Alert>;
  }
  const problems = review
    ? rawErrors ?? []
    : [error?.message, ...messages.map(({ message }) => message)];
  return (
    <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
      <Typography variant="body2" role="status" color="text.secondary">
        {t(isChecking ? 'databaseReview.loading' : 'databaseReview.lead')}
      </Typography>
      {problems.filter(Boolean).map(problem => (
        <Alert key={problem} severity="error" sx={{ overflowWrap: 'anywhere' }}>
          {problem}
        </Alert>
      ))}
      {review && <ReviewAnswer review={review} />}
      {!review && isChecking && <PageSkeleton />}
    </Box>
  );
}

/** Blocks the form if the database cannot be created. */
export async function validateReview(
  _: string,
  field: { addError(message: string): void },
  context: {
    apiHolder: ApiHolder;
    formData: Record<string, unknown>;
    uiSchema?: { 'ui:options'?: ReviewOptions };
  },
): Promise<void> {
  const { apiHolder, formData, uiSchema } = context;
  const request = toReviewRequest(formData, uiSchema?.['ui:options']);
  const api = apiHolder.get(ecoDatabaseApiRef);
  if (!request || !api) {
    return;
  }
  try {
    refusalsOf(await api.reviewDatabase(request)).forEach(refusal =>
      field.addError(toLine(refusal)),
    );
  } catch (error) {
    const messages = fieldMessagesOf(error);
    messages.forEach(message => field.addError(toLine(message)));
    if (messages.length === 0) {
      field.addError(String((error as Error).message));
    }
  }
}

function toLine(part: { field?: string; message: string }): string {
  return part.field ? `${part.field}: ${part.message}` : part.message;
}

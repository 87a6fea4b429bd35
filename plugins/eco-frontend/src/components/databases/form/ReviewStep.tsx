import { useEffect, useRef } from 'react';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { FieldMessage } from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../../hooks/useEcoTranslation';
import { LoadFailure, PageSkeleton } from '../../PageStates';
import { FieldWords } from '../review/FieldWords';
import { ReviewAnswer } from '../review/ReviewAnswer';
import { UsedReview } from '../review/useDatabaseReview';

/** Shows what would happen, before the user submits. */
export function ReviewStep(props: {
  operation: 'create' | 'update';
  used: UsedReview;
  isSubmitting: boolean;
  onBack: () => void;
  onSubmit: () => void;
}) {
  const { operation, used, isSubmitting, onBack, onSubmit } = props;
  const { review, error, messages, isChecking, retry } = used;
  const t = useEcoTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const isBlocked = messages.length > 0 || error !== undefined;
  return (
    <>
      <Box>
        <Typography
          component="h3"
          variant="h6"
          ref={heading}
          tabIndex={-1}
          sx={{ m: 0, outline: 'none' }}
        >
          {t('databaseReview.title')}
        </Typography>
        <Typography variant="body2" role="status" color="text.secondary">
          {t(isChecking ? 'databaseReview.loading' : 'databaseReview.lead')}
        </Typography>
      </Box>
      {review && <ReviewAnswer review={review} />}
      {!review && isChecking && <PageSkeleton />}
      {!review && error && <LoadFailure error={error} onRetry={retry} />}
      {!review && messages.length > 0 && <Refusals messages={messages} />}
      <Box sx={{ display: 'flex', gap: 1 }}>
        <Button
          variant={isBlocked ? 'contained' : 'outlined'}
          onClick={onBack}
          disabled={isSubmitting}
        >
          {t(isBlocked ? 'databaseForm.fix' : 'databaseForm.back')}
        </Button>
        <Button
          variant="contained"
          onClick={onSubmit}
          disabled={isBlocked || isChecking || isSubmitting}
        >
          {t(
            operation === 'create'
              ? 'databaseForm.create'
              : 'databaseForm.change',
          )}
        </Button>
      </Box>
    </>
  );
}

/** Messages that block the request, if there is no object to show. */
function Refusals(props: { messages: FieldMessage[] }) {
  return (
    <Alert severity="error" sx={{ overflowWrap: 'anywhere' }}>
      {props.messages.map(said => (
        <div key={`${said.field} ${said.message}`}>
          <FieldWords said={said} />
        </div>
      ))}
    </Alert>
  );
}

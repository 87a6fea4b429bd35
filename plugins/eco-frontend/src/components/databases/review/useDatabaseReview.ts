import { useQuery } from '@tanstack/react-query';
import {
  DatabaseReview,
  DatabaseReviewRequest,
  FieldMessage,
  fieldMessagesOf,
} from '@backstage-eco/plugin-eco-common';
import { useDatabaseQueries } from '../../../hooks/useDatabaseQueries';
import { useDebounced } from '../../../hooks/useDebounced';

/** Pause in typing before the cluster is asked. */
const DEBOUNCE_MS = 500;

/** Placeholder while the form is incomplete. */
const EMPTY_REQUEST: DatabaseReviewRequest = {
  operation: 'create',
  cluster: '',
  namespace: '',
  name: '',
  owner: '',
  spec: {},
};

/** Review of what the cluster would do with the form's content. */
export interface UsedReview {
  review?: DatabaseReview;
  /** Why there is no review, unless it is about a field. */
  error?: Error;
  /** Messages that block the request. Empty while unknown. */
  messages: FieldMessage[];
  isChecking: boolean;
  retry(): void;
}

/** @param request - undefined while the form is incomplete */
export function useDatabaseReview(
  request: DatabaseReviewRequest | undefined,
): UsedReview {
  const key = JSON.stringify(request);
  const debounced = useDebounced(request, key, DEBOUNCE_MS);
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery({
    ...useDatabaseQueries().review(debounced ?? EMPTY_REQUEST),
    enabled: debounced !== undefined,
  });
  const retry = () => {
    refetch();
  };
  const isCurrent = key === JSON.stringify(debounced) && !isPlaceholderData;
  if (!request || !isCurrent || isFetching) {
    const isChecking = request !== undefined;
    return { review: data, messages: [], isChecking, retry };
  }
  const messages = error ? fieldMessagesOf(error) : refusalsOf(data);
  return {
    review: error ? undefined : data,
    error: messages.length === 0 ? error ?? undefined : undefined,
    messages,
    isChecking: false,
    retry,
  };
}

/** Returns the messages of every blocked verdict. */
export function refusalsOf(review: DatabaseReview | undefined): FieldMessage[] {
  return [review?.allowed, review?.admitted, review?.willRun].flatMap(answer =>
    answer?.verdict === 'blocked' ? answer.messages : [],
  );
}

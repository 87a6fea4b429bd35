import { useQuery } from '@tanstack/react-query';
import {
  DatabaseReview,
  DatabaseReviewRequest,
  FieldMessage,
  fieldMessagesOf,
} from '@backstage-eco/plugin-eco-common';
import { useDatabaseQueries } from '../../../hooks/useDatabaseQueries';
import { useDebounced } from '../../../hooks/useDebounced';

/** So long nobody types before the cluster is asked. */
const REST_MS = 500;

/** Stands for a form that is not filled in yet. */
const NOTHING: DatabaseReviewRequest = {
  operation: 'create',
  cluster: '',
  namespace: '',
  name: '',
  owner: '',
  spec: {},
};

/** What the cluster would do with a form as it stands. */
export interface UsedReview {
  review?: DatabaseReview;
  /** Why there is none, where it is about no field. */
  error?: Error;
  /** What stands in the way. Empty while that is not known. */
  messages: FieldMessage[];
  isChecking: boolean;
  retry(): void;
}

/** @param request - undefined while something is missing */
export function useDatabaseReview(
  request: DatabaseReviewRequest | undefined,
): UsedReview {
  const key = JSON.stringify(request);
  const rested = useDebounced(request, key, REST_MS);
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery({
    ...useDatabaseQueries().review(rested ?? NOTHING),
    enabled: rested !== undefined,
  });
  const retry = () => {
    refetch();
  };
  const isCurrent = key === JSON.stringify(rested) && !isPlaceholderData;
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

/** What a review says no to. */
export function refusalsOf(review: DatabaseReview | undefined): FieldMessage[] {
  return [review?.allowed, review?.admitted, review?.willRun].flatMap(answer =>
    answer?.verdict === 'blocked' ? answer.messages : [],
  );
}

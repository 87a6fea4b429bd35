import { ReactNode } from 'react';
import { failureOf } from '../../api';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useAge } from '../Age';
import { Notice } from '../Notice';
import { Denial, LoadFailure } from '../PageStates';

/** Result of a query. */
export interface Answer<T> {
  data: T | undefined;
  error: Error | null;
  /** Milliseconds since 1970. */
  dataUpdatedAt: number;
  refetch: () => unknown;
}

/**
 * Renders an answer once it has loaded; until then a placeholder, or the error.
 * If a later fetch fails, the last answer stays, unless the backend denied
 * access.
 *
 * @param props - `missing`: shown on a 404, omitted if that means a missing
 * backend; `denied`: what a refusal is about, if not clusters
 */
export function WithAnswer<T>(props: {
  answer: Answer<T>;
  skeleton: ReactNode;
  missing?: ReactNode;
  denied?: Denial;
  children: (data: T) => ReactNode;
}) {
  const { data, error, dataUpdatedAt, refetch } = props.answer;
  const failure = error && failureOf(error);
  if (failure === 'not-found' && props.missing) {
    return <>{props.missing}</>;
  }
  if (error && (!data || (failure !== 'other' && failure !== 'unexpected'))) {
    return (
      <LoadFailure
        error={error}
        denied={props.denied}
        onRetry={() => refetch()}
      />
    );
  }
  if (!data) {
    return <>{props.skeleton}</>;
  }
  return (
    <>
      {error && <FailedUpdate reason={error.message} from={dataUpdatedAt} />}
      {props.children(data)}
    </>
  );
}

/** @param props - `from`: milliseconds since 1970 */
function FailedUpdate(props: { reason: string; from: number }) {
  const t = useEcoTranslation();
  const { words } = useAge(new Date(props.from).toISOString());
  return (
    <Notice>
      {t('notice.notUpdated', { reason: props.reason, age: words })}
    </Notice>
  );
}

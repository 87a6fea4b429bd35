import { ReactNode } from 'react';
import { failureOf } from '../../api';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useAge } from '../Age';
import { Notice } from '../Notice';
import { Denial, LoadFailure } from '../PageStates';

/** What a query gives. */
export interface Answer<T> {
  data: T | undefined;
  error: Error | null;
  /** Milliseconds since 1970. */
  dataUpdatedAt: number;
  refetch: () => unknown;
}

/**
 * Shows something of an answer once it is there; before that its shape, and why
 * when it does not come. An answer stays on the page when a newer one fails,
 * except where the backend refuses this person.
 *
 * @param props - `missing` is shown when the backend answers that there is no
 * such thing; left out where that means that there is no backend. `denied` is
 * what a refusal is about, where it is not about clusters
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

/** @param props - `from` in milliseconds since 1970 */
function FailedUpdate(props: { reason: string; from: number }) {
  const t = useEcoTranslation();
  const { words } = useAge(new Date(props.from).toISOString());
  return (
    <Notice>
      {t('notice.notUpdated', { reason: props.reason, age: words })}
    </Notice>
  );
}

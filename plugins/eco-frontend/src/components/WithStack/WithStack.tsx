import { ReactNode } from 'react';
import { Stack } from '@backstage-eco/plugin-eco-common';
import { failureOf } from '../../api';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useStack } from '../../hooks/useStack';
import { useAge } from '../Age';
import { Notice } from '../Notice';
import { LoadFailure } from '../PageStates';

/**
 * Shows something of the stack once it is there; before that its shape, and why
 * when it does not come. An answer stays on the page when a newer one fails,
 * except where the backend refuses this person.
 */
export function WithStack(props: {
  skeleton: ReactNode;
  children: (stack: Stack) => ReactNode;
}) {
  const { data, error, dataUpdatedAt, refetch } = useStack();
  const refused = error && failureOf(error) !== 'other';
  if (error && (!data || refused)) {
    return <LoadFailure error={error} onRetry={() => refetch()} />;
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

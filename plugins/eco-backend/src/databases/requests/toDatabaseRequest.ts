import {
  DatabaseRequest,
  DatabaseTarget,
} from '@backstage-eco/plugin-eco-common';
import type { StoredRequest } from '../../store';

/** States in which a request for a new database can still be cancelled. */
const CANCELLABLE = ['requested', 'accepted', 'provisioning'];

/** Converts a request to the API form. */
export function toDatabaseRequest(
  request: StoredRequest,
  options: { mayCancel: boolean },
): DatabaseRequest {
  const {
    progress,
    looks,
    failures,
    generation,
    spec,
    engine,
    cancelRequestedAt,
    ...shown
  } = request;
  return {
    ...shown,
    ...progress,
    spec: spec as DatabaseRequest['spec'],
    mayCancel: options.mayCancel && isCancellable(request),
  };
}

/** Whether a request can still be cancelled, regardless of permissions. */
function isCancellable(request: StoredRequest): boolean {
  return (
    request.operation === 'create' &&
    request.isOpen &&
    !request.isCancelling &&
    CANCELLABLE.includes(request.state)
  );
}

/** Returns the target that permissions on a request apply to. */
export function targetOf(request: StoredRequest): DatabaseTarget {
  const { cluster, namespace, engine, owner } = request;
  return { cluster, namespace, engine, owner };
}

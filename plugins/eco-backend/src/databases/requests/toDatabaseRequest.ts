import {
  DatabaseRequest,
  DatabaseTarget,
} from '@backstage-eco/plugin-eco-common';
import type { StoredRequest } from '../../store';

/** The states in which a new database can still be taken back. */
const CANCELLABLE = ['requested', 'accepted', 'provisioning'];

/** A request as the API shows it. */
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

/** Whether a request can be taken back, if by somebody who may. */
function isCancellable(request: StoredRequest): boolean {
  return (
    request.operation === 'create' &&
    request.isOpen &&
    !request.isCancelling &&
    CANCELLABLE.includes(request.state)
  );
}

/** What permissions on a request are about. */
export function targetOf(request: StoredRequest): DatabaseTarget {
  const { cluster, namespace, engine, owner } = request;
  return { cluster, namespace, engine, owner };
}

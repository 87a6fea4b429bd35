import { NotificationPayload } from '@backstage/plugin-notifications-common';
import type { RequestChanges, StoredRequest } from '../../store';

const DONE = {
  create: 'is ready',
  update: 'is changed',
  delete: 'is deleted',
};

/**
 * Builds the notification for the requester after an attempt at their request:
 * that it is done, that it failed, or that it needs a person. It contains no
 * data of the cluster: its link shows what the requester may see by then. Later
 * notifications of a request replace earlier ones.
 *
 * @param request - state before the attempt
 * @returns undefined if there is nothing to notify of
 */
export function toNotification(
  request: StoredRequest,
  changes: RequestChanges,
): NotificationPayload | undefined {
  const { operation, namespace, cluster } = request;
  const name = `Database ${request.name}`;
  const common = {
    topic: 'eco.databases',
    scope: `eco:database-request:${request.id}`,
    link: `/eco/databases/requests/${request.id}`,
    description: `Namespace ${namespace} of cluster ${cluster}`,
  };
  if (isDone(changes.state) && !isDone(request.state)) {
    return {
      ...common,
      title: `${name} ${DONE[operation]}`,
      severity: 'normal',
    };
  }
  if (changes.state === 'failed' && request.state !== 'failed') {
    return {
      ...common,
      title: `Request to ${operation} ${name.toLowerCase()} failed`,
      severity: 'high',
    };
  }
  if (changes.progress?.isStalled && !request.progress.isStalled) {
    return {
      ...common,
      title: `${name} needs your attention`,
      severity: 'high',
    };
  }
  return undefined;
}

function isDone(state: StoredRequest['state'] | undefined): boolean {
  return state === 'ready' || state === 'verified' || state === 'deleted';
}

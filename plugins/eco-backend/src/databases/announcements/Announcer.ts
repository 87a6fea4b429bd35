import { LoggerService } from '@backstage/backend-plugin-api';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { SignalsService } from '@backstage/plugin-signals-node';
import { ECO_DATABASES_CHANNEL } from '@backstage-eco/plugin-eco-common';
import { describeError, RequestChanges, StoredRequest } from '../../store';
import { toNotification } from './toNotification';

/** What an announcer works with. */
export interface AnnouncerOptions {
  signals: SignalsService;
  notifications: NotificationService;
  logger: LoggerService;
}

/**
 * Says what became of requests for databases: to open pages that something changed,
 * and to the person who made a request when it is done, failed or stalled. A portal
 * without signals or notifications works without them.
 */
export class Announcer {
  readonly #options: AnnouncerOptions;
  #isFailing = false;

  constructor(options: AnnouncerOptions) {
    this.#options = options;
  }

  /**
   * Never throws: what is kept of a request is what counts.
   *
   * @param request - as it was before the look
   */
  async announce(
    request: StoredRequest,
    changes: RequestChanges,
  ): Promise<void> {
    try {
      if (isVisible(request, changes)) {
        await this.#signal();
      }
      await this.#notify(request, changes);
      this.#isFailing = false;
    } catch (error) {
      this.#note(error);
    }
  }

  /** Names nothing: who is told asks what they may see. */
  #signal(): Promise<void> {
    return this.#options.signals.publish({
      recipients: { type: 'broadcast' },
      channel: ECO_DATABASES_CHANNEL,
      message: { changed: true },
    });
  }

  async #notify(
    request: StoredRequest,
    changes: RequestChanges,
  ): Promise<void> {
    const payload = toNotification(request, changes);
    if (payload && request.requestedBy.startsWith('user:')) {
      await this.#options.notifications.send({
        recipients: { type: 'entity', entityRef: request.requestedBy },
        payload,
      });
    }
  }

  /** Once, and not for every request. */
  #note(error: unknown): void {
    if (!this.#isFailing) {
      this.#options.logger.warn(
        `People are not told what becomes of their requests for databases: ${describeError(
          error,
        )}`,
      );
    }
    this.#isFailing = true;
  }
}

/** Whether an open page would show something else. */
function isVisible(
  request: StoredRequest,
  { state, progress }: RequestChanges,
): boolean {
  return (
    (state !== undefined && state !== request.state) ||
    (progress !== undefined &&
      (progress.waitingFor !== request.progress.waitingFor ||
        progress.isStalled !== request.progress.isStalled))
  );
}

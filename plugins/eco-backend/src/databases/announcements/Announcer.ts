import { LoggerService } from '@backstage/backend-plugin-api';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { SignalsService } from '@backstage/plugin-signals-node';
import { ECO_DATABASES_CHANNEL } from '@backstage-eco/plugin-eco-common';
import { describeError, RequestChanges, StoredRequest } from '../../store';
import { toNotification } from './toNotification';

/** Dependencies of the announcer. */
export interface AnnouncerOptions {
  signals: SignalsService;
  notifications: NotificationService;
  logger: LoggerService;
}

/**
 * Announces changes of database requests: signals open pages, and notifies the
 * requester when a request is done, failed or stalled. Also works in portals
 * without the signals or notifications plugin.
 */
export class Announcer {
  readonly #options: AnnouncerOptions;
  #isFailing = false;

  constructor(options: AnnouncerOptions) {
    this.#options = options;
  }

  /**
   * Never throws, because a failed announcement must not fail the request.
   *
   * @param request - state before the attempt
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

  /** Contains no names: pages that receive it fetch what their user may see. */
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

  /** Logs the first failure only, not each one. */
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

/** Whether an open page would look different. */
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

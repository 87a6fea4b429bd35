import { LoggerService } from '@backstage/backend-plugin-api';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { Check } from '@backstage-eco/plugin-eco-node';
import { matchesAny } from '@backstage-eco/plugin-eco-recognition';
import { describeError } from '../../store';
import { Finding } from '../Finding';
import { NotificationRule } from './readNotificationConfig';
import { toDigest } from './toDigest';

/** What an announcer works with. */
export interface FindingAnnouncerOptions {
  notifications: NotificationService;
  rules: NotificationRule[];
  checks: readonly Check[];
  logger: LoggerService;
}

/**
 * Notifies the people of the configuration of new findings, once for a cluster and
 * cycle. A portal without notifications works without them.
 */
export class FindingAnnouncer {
  readonly #options: FindingAnnouncerOptions;
  #isFailing = false;

  constructor(options: FindingAnnouncerOptions) {
    this.#options = options;
  }

  /** Never throws: that findings are kept is what counts. */
  async announce(cluster: string, news: Finding[]): Promise<void> {
    const { rules, checks, notifications, logger } = this.#options;
    try {
      for (const { clusters, recipients, severity } of rules) {
        const isOfRule = !clusters || matchesAny(cluster, clusters);
        const payload = isOfRule
          ? toDigest({ cluster, news, checks, severity })
          : undefined;
        if (payload) {
          await notifications.send({
            recipients: { type: 'entity', entityRef: recipients },
            payload,
          });
          this.#isFailing = false;
        }
      }
    } catch (error) {
      // Once, and not in every cycle.
      if (!this.#isFailing) {
        logger.warn(
          `Nobody is notified of new findings: ${describeError(error)}`,
        );
      }
      this.#isFailing = true;
    }
  }
}

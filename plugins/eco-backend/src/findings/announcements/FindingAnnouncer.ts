import { LoggerService } from '@backstage/backend-plugin-api';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { Check } from '@backstage-eco/plugin-eco-node';
import { matchesAny } from '@backstage-eco/plugin-eco-recognition';
import { describeError } from '../../store';
import { Finding } from '../Finding';
import { NotificationRule } from './readNotificationConfig';
import { toDigest } from './toDigest';

/** Dependencies of the announcer. */
export interface FindingAnnouncerOptions {
  notifications: NotificationService;
  rules: NotificationRule[];
  checks: readonly Check[];
  logger: LoggerService;
}

/**
 * Notifies the configured recipients of new findings, once per cluster and
 * cycle. Also works in portals without the notifications plugin.
 */
export class FindingAnnouncer {
  readonly #options: FindingAnnouncerOptions;
  #isFailing = false;

  constructor(options: FindingAnnouncerOptions) {
    this.#options = options;
  }

  /** Never throws, because a failed notification must not fail the cycle. */
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
      // Logged once, not in every cycle.
      if (!this.#isFailing) {
        logger.warn(
          `Nobody is notified of new findings: ${describeError(error)}`,
        );
      }
      this.#isFailing = true;
    }
  }
}

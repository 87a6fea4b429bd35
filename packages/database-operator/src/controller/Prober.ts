import { probeConnection } from '../connection/probeConnection';
import { Plan } from '../reconcile/Plan';
import { Log } from '../telemetry/log';
import { Remembered } from './Memory';

/** How and whom a prober tells. */
export interface ProberOptions {
  /** The least time between two probes of one database. */
  intervalMs: number;
  onAnswer: (key: string) => void;
  log: Log;
}

/** Asks databases whether they answer: each one at a time, and once in an interval. */
export class Prober {
  constructor(private readonly options: ProberOptions) {}

  /**
   * @param target - absent where there is nothing to ask; what was answered
   *   before is then forgotten
   */
  ask(
    key: string,
    remembered: Remembered | undefined,
    target: Plan['probe'],
  ): void {
    if (!remembered) {
      return;
    }
    if (!target) {
      remembered.probe = undefined;
      return;
    }
    const { intervalMs, onAnswer, log } = this.options;
    const age = performance.now() - (remembered.probedAt ?? -Infinity);
    if (remembered.isProbing || age < intervalMs) {
      return;
    }
    remembered.isProbing = true;
    remembered.probedAt = performance.now();
    probeConnection(target)
      .then(answer => {
        remembered.probe = answer;
        onAnswer(key);
      })
      .catch(error =>
        log('error', 'a bug: a probe threw', {
          database: key,
          error: String(error),
        }),
      )
      .finally(() => {
        remembered.isProbing = false;
      });
  }
}

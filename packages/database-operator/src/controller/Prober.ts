import { probeConnection } from '../connection/probeConnection';
import { Plan } from '../reconcile/Plan';
import { Log } from '../telemetry/log';
import { Remembered } from './Memory';

/** Options of a prober. */
export interface ProberOptions {
  /** Minimum milliseconds between two probes of one database. */
  intervalMs: number;
  onAnswer: (key: string) => void;
  log: Log;
}

/** Probes databases, each at most once per interval and never concurrently. */
export class Prober {
  constructor(private readonly options: ProberOptions) {}

  /**
   * Starts a probe of a Database if one is due.
   *
   * @param target - undefined if there is nothing to probe; the previous result
   *   is then cleared
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

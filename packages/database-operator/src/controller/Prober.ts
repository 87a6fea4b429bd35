import { probeConnection } from '../connection/probeConnection';
import { Plan } from '../reconcile/Plan';
import { Log } from '../telemetry/log';
import { Remembered } from './Memory';

const INTERVAL_MS = 30_000;

/** Asks databases whether they answer: each one at a time, and at most every 30 s. */
export class Prober {
  constructor(
    private readonly onAnswer: (key: string) => void,
    private readonly log: Log,
  ) {}

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
    const age = performance.now() - (remembered.probedAt ?? -Infinity);
    if (remembered.isProbing || age < INTERVAL_MS) {
      return;
    }
    remembered.isProbing = true;
    remembered.probedAt = performance.now();
    probeConnection(target)
      .then(answer => {
        remembered.probe = answer;
        this.onAnswer(key);
      })
      .catch(error =>
        this.log('error', 'a bug: a probe threw', {
          database: key,
          error: String(error),
        }),
      )
      .finally(() => {
        remembered.isProbing = false;
      });
  }
}

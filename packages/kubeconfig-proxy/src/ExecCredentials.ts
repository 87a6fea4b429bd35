import { ExecCredential } from './runExecPlugin';

/** A plugin is not run more often after a refusal or a failure. */
const RUN_EVERY_MS = 10_000;

/**
 * What one exec plugin gives, for all contexts that share it: it runs once, and
 * again when its answer has expired or was refused.
 */
export class ExecCredentials {
  private current?: ExecCredential;
  private asked?: { answer: Promise<ExecCredential>; keptUntil: number };
  private renewedAt = 0;

  constructor(private readonly run: () => Promise<ExecCredential>) {}

  /**
   * The credential that is good by its date. Who asks while the plugin runs, or
   * soon after it failed, gets the same answer.
   */
  async get(): Promise<ExecCredential> {
    const until = this.current?.expirationTimestamp;
    if (this.current && !(Date.parse(until ?? '') <= Date.now())) {
      return this.current;
    }
    if (!this.asked || this.asked.keptUntil < Date.now()) {
      this.asked = { answer: this.ask(), keptUntil: Infinity };
    }
    return this.asked.answer;
  }

  /**
   * Has the plugin asked again, where an API server refused what it gave.
   *
   * @returns whether another request is worth a try
   */
  renew(refused: ExecCredential): boolean {
    if (refused !== this.current) {
      return true;
    }
    if (Date.now() - this.renewedAt <= RUN_EVERY_MS) {
      return false;
    }
    this.renewedAt = Date.now();
    this.current = undefined;
    return true;
  }

  private async ask(): Promise<ExecCredential> {
    try {
      this.current = await this.run();
      this.asked = undefined;
      return this.current;
    } catch (error) {
      if (this.asked) {
        this.asked.keptUntil = Date.now() + RUN_EVERY_MS;
      }
      throw error;
    }
  }
}

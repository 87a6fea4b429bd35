import { ExecCredential } from './runExecPlugin';

/** Minimum interval between runs after a refusal or a failure. */
const RUN_EVERY_MS = 10_000;

/**
 * Credentials of one exec plugin, shared by all contexts that use it. The
 * plugin runs once, and again when its credential has expired or was refused.
 */
export class ExecCredentials {
  private current?: ExecCredential;
  private asked?: { answer: Promise<ExecCredential>; keptUntil: number };
  private renewedAt = 0;

  constructor(private readonly run: () => Promise<ExecCredential>) {}

  /**
   * Returns a credential that has not expired. Concurrent callers, and those
   * shortly after a failure, share one result.
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
   * Makes the plugin run again after an API server refused its credential.
   *
   * @returns whether the request is worth a retry
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

import { request as httpRequest } from 'http';
import { request as httpsRequest } from 'https';
import { setTimeout as sleep } from 'timers/promises';
import { RunningProcess } from 'child-processes';

/**
 * Timeout of a component that hangs, even on a slow machine. One that has ended
 * is noticed at once.
 */
const START_TIMEOUT_MS = 600_000;
const POLL_INTERVAL_MS = 50;
/** On a busy machine, a TLS handshake alone takes seconds. */
const ANSWER_WITHIN_MS = 10_000;

/** Health endpoint of a component, with the credentials to call it. */
export interface HealthCheck {
  url: string;
  ca: string;
  cert?: string;
  key?: string;
}

/** Error of a component that did not start, with the end of its log. */
export class ComponentError extends Error {
  /**
   * Whether another process took the port in the meantime, so that a retry is
   * worthwhile.
   */
  readonly portTaken: boolean;

  constructor(component: RunningProcess, what: string) {
    const tail = component.logTail();
    super(`${component.name} ${what}. Its log ends with:\n${tail}`);
    this.name = 'ComponentError';
    this.portTaken = tail.includes('address already in use');
  }
}

/**
 * Polls a component until it is healthy.
 *
 * @throws an error with the end of the log if the component has ended, or is
 * not ready within ten minutes
 */
export async function waitUntilHealthy(
  component: RunningProcess,
  check: HealthCheck,
  signal?: AbortSignal,
): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!(await isHealthy(check, signal))) {
    signal?.throwIfAborted();
    if (!component.running) {
      throw new ComponentError(component, 'ended while it started');
    }
    if (Date.now() > deadline) {
      const minutes = START_TIMEOUT_MS / 60_000;
      throw new ComponentError(component, `was not ready in ${minutes} min`);
    }
    await sleep(POLL_INTERVAL_MS);
  }
}

function isHealthy(
  { url, ca, cert, key }: HealthCheck,
  signal?: AbortSignal,
): Promise<boolean> {
  const request = url.startsWith('https:') ? httpsRequest : httpRequest;
  return new Promise(resolve => {
    const timeout = ANSWER_WITHIN_MS;
    const options = { ca, cert, key, agent: false, timeout, signal };
    const asked = request(url, options, response => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    asked.on('timeout', () => asked.destroy());
    asked.on('error', () => resolve(false));
    asked.end();
  });
}

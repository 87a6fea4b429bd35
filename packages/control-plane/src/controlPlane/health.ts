import { request as httpRequest } from 'http';
import { request as httpsRequest } from 'https';
import { setTimeout as sleep } from 'timers/promises';
import { RunningProcess } from 'child-processes';

/** One that ended is seen at once: this is for one that hangs, not for a slow machine. */
const START_TIMEOUT_MS = 600_000;
const ASK_EVERY_MS = 50;
/** A busy machine takes seconds for a TLS handshake alone. */
const ANSWER_WITHIN_MS = 10_000;

/** Where a component says that it is ready, and how to ask. */
export interface HealthCheck {
  url: string;
  ca: string;
  cert?: string;
  key?: string;
}

/** A component did not start; the end of its log says why. */
export class ComponentError extends Error {
  /** Another process took the port in between: worth another try. */
  readonly portTaken: boolean;

  constructor(component: RunningProcess, what: string) {
    const tail = component.logTail();
    super(`${component.name} ${what}. Its log ends with:\n${tail}`);
    this.name = 'ComponentError';
    this.portTaken = tail.includes('address already in use');
  }
}

/**
 * Asks until the answer is 200.
 *
 * @throws an error with the end of the log where the component ended before, or
 * was not ready within ten minutes
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
    await sleep(ASK_EVERY_MS);
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

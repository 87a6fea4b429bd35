import { setTimeout as sleep } from 'node:timers/promises';
import { GUEST, Guest } from '../selfService/Guest';
import { NAMESPACE } from '../selfService/startShop';

/** The shipped template to run. */
const TEMPLATE = 'template:default/eco-postgresql';

const RETRY_MS = 500;
const SPEC = { engine: 'postgres', version: '17', storage: '1Gi' };

/** Signs in at any backend that answers. */
export type FindGuest = () => Promise<Guest>;

/**
 * Requests a database through Eco's API, as its form does. Retries with the
 * same idempotency key until there is an answer.
 *
 * @param signal - Ends the retries
 * @throws if the backend refuses
 */
export async function askApi(
  guest: FindGuest,
  name: string,
  signal: AbortSignal,
): Promise<void> {
  const input = {
    ...targetOf(name),
    owner: GUEST,
    spec: SPEC,
    idempotencyKey: `form/${name}`,
  };
  for (;;) {
    try {
      const person = await guest();
      await person.databases.createDatabaseRequest(input, person.options());
      return;
    } catch (error) {
      throwIfRefused(error);
      if (signal.aborted) {
        throw error;
      }
      await sleep(RETRY_MS);
    }
  }
}

/**
 * Runs the template, once: it has no idempotency key before the task exists.
 *
 * @returns whether the scaffolder acknowledged the task
 */
export async function askScaffolder(
  guest: FindGuest,
  name: string,
): Promise<boolean> {
  try {
    const person = await guest();
    const { status } = await person.runTemplate(TEMPLATE, {
      ...targetOf(name),
      owner: GUEST,
      version: '17',
      size: { sizeClass: 'small', storage: '1Gi' },
    });
    return status === 201;
  } catch {
    return false;
  }
}

function targetOf(name: string) {
  return { cluster: 'shop', namespace: NAMESPACE, name };
}

/**
 * Rethrows a refusal. A backend that was killed or is starting gives no answer,
 * a 5xx, or a 401 while it lacks the token's key; these may be retried.
 */
function throwIfRefused(error: unknown): void {
  const { statusCode } = error as { statusCode?: number };
  if (statusCode && statusCode < 500 && statusCode !== 401) {
    throw error;
  }
}

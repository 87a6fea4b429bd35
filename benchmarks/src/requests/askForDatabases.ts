import { setTimeout as sleep } from 'node:timers/promises';
import { GUEST, Guest } from '../selfService/Guest';
import { NAMESPACE } from '../selfService/startShop';

/** The shipped template that is run. */
const TEMPLATE = 'template:default/eco-postgresql';

const RETRY_MS = 500;
const SPEC = { engine: 'postgres', version: '17', storage: '1Gi' };

/** Somebody signed in at a backend that answers, whichever that is now. */
export type FindGuest = () => Promise<Guest>;

/**
 * Asks Eco's API for a database, as its form does: until there is an answer, with
 * the same idempotency key.
 *
 * @param signal - gives up
 * @throws where the backend refuses
 */
export async function askApi(
  guest: FindGuest,
  name: string,
  signal: AbortSignal,
): Promise<void> {
  const input = {
    ...where(name),
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
 * Runs the template. It has no idempotency key before there is a task, so that it
 * is asked once.
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
      ...where(name),
      owner: GUEST,
      version: '17',
      size: { sizeClass: 'small', storage: '1Gi' },
    });
    return status === 201;
  } catch {
    return false;
  }
}

function where(name: string) {
  return { cluster: 'shop', namespace: NAMESPACE, name };
}

/**
 * A backend that is killed or starts gives no answer, one from 500 up, or does not
 * know yet the key of the token.
 */
function throwIfRefused(error: unknown): void {
  const { statusCode } = error as { statusCode?: number };
  if (statusCode && statusCode < 500 && statusCode !== 401) {
    throw error;
  }
}

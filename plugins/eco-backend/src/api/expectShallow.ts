import { InputError } from '@backstage/errors';

/** A spec of Kubernetes has reason for a dozen. */
const MAX_DEPTH = 50;

/**
 * Refuses a body that is nested too deeply: whatever goes through it later, level
 * by level, would run out of stack.
 *
 * @throws InputError
 */
export function expectShallow(body: unknown): void {
  let level = [body];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) {
      throw new InputError(
        `The body is nested in more than ${MAX_DEPTH} levels; flatten it`,
      );
    }
    level = level.flatMap(value =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    );
  }
}

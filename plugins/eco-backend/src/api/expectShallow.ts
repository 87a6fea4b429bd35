import { InputError } from '@backstage/errors';

/** A spec in Kubernetes needs about a dozen levels. */
const MAX_DEPTH = 50;

/**
 * Rejects deeply nested bodies, which would overflow the stack of recursive
 * code.
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

import { ReadFailure } from './ReadFailure';

/**
 * Returns a ReadFailure as a value, because it is an expected result.
 *
 * @throws any other error
 */
export async function tryReading<T>(
  read: () => Promise<T>,
): Promise<T | ReadFailure> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ReadFailure) {
      return error;
    }
    throw error;
  }
}

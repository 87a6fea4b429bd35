import { ReadFailure } from './ReadFailure';

/**
 * Gives a failure to read as a value: it is a result like another.
 *
 * @throws whatever else is thrown
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

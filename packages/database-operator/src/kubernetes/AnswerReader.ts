import { IncomingMessage } from 'http';
import { ApiError } from './ApiError';
import { Gate } from './Gate';

/** Sixteen times what a page of common objects takes, and little of the memory. */
const MAX_BYTES = 16 * 1024 * 1024;
/** Larger ones are read one at a time: together they would fill the memory. */
const LARGE_BYTES = 1024 * 1024;

const COMMA = 0x2c;
const OPEN_LIST = 0x5b;
const OPEN_OBJECT = 0x7b;

/** Reads answers of an API server whole, within bounds. */
export class AnswerReader {
  private readonly large = new Gate();

  /**
   * Reads an answer and parses it. A large one waits for the large ones before it.
   *
   * @param options - `timeoutMs`: how long its server may send nothing; `maxValues`:
   *   how many JSON values it may have, by default any number
   * @throws ApiError where it breaks off or is too large, and what `parse` throws
   */
  async read<T>(
    answer: IncomingMessage,
    options: { timeoutMs?: number; maxValues?: number },
    parse: (text: string) => T,
  ): Promise<T> {
    const { timeoutMs = 0, maxValues = Infinity } = options;
    const chunks: Buffer[] = [];
    let size = 0;
    let values = 0;
    let leave: (() => void) | undefined;
    try {
      for await (const chunk of answer) {
        size += chunk.length;
        if (size > MAX_BYTES) {
          throw ApiError.tooLarge(`${MAX_BYTES} bytes`);
        }
        values += countValues(chunk);
        if (values > maxValues) {
          throw ApiError.tooLarge(`${maxValues} values`);
        }
        chunks.push(chunk);
        if (size > LARGE_BYTES && !leave) {
          // While it waits here, its server is not asked for more.
          answer.setTimeout(0);
          leave = await this.large.enter();
          answer.setTimeout(timeoutMs);
        }
      }
      return parse(Buffer.concat(chunks).toString('utf8'));
    } catch (error) {
      throw error instanceof ApiError ? error : ApiError.noAnswer(error);
    } finally {
      leave?.();
    }
  }
}

/**
 * In JSON each value but the first stands behind one of three characters. Those
 * in texts count as well, so that it is never too few.
 */
function countValues(chunk: Buffer): number {
  let values = 0;
  for (const byte of chunk) {
    if (byte === COMMA || byte === OPEN_OBJECT || byte === OPEN_LIST) {
      values++;
    }
  }
  return values;
}

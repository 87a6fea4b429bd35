import { IncomingMessage } from 'http';
import { ApiError } from './ApiError';
import { Gate } from './Gate';

/**
 * More than the largest object: 1.5 MB, each byte of which may take six in JSON.
 */
const MAX_BYTES = 16 * 1024 * 1024;
/**
 * Responses above this size are read one at a time, as together they would fill
 * the memory.
 */
const LARGE_BYTES = 1024 * 1024;

const COMMA = 0x2c;
const OPEN_LIST = 0x5b;
const OPEN_OBJECT = 0x7b;

/** Reads complete responses of an API server, within limits. */
export class AnswerReader {
  private readonly large = new Gate();

  /**
   * Reads and parses a response. A large one waits for the large ones before
   * it.
   *
   * @param options - `timeoutMs`: maximum time without data; `maxValues`:
   *   maximum number of JSON values, unlimited by default; `maxBytes`: maximum
   *   size, 16 MiB by default
   * @throws ApiError if it breaks off or is too large, and whatever `parse`
   *   throws
   */
  async read<T>(
    answer: IncomingMessage,
    options: { timeoutMs?: number; maxValues?: number; maxBytes?: number },
    parse: (text: string) => T,
  ): Promise<T> {
    const { timeoutMs = 0, maxValues = Infinity } = options;
    const { maxBytes = MAX_BYTES } = options;
    const chunks: Buffer[] = [];
    let size = 0;
    let values = 0;
    let leave: (() => void) | undefined;
    try {
      for await (const chunk of answer) {
        size += chunk.length;
        if (size > maxBytes) {
          throw ApiError.tooLarge(`${maxBytes} bytes`);
        }
        values += countValues(chunk);
        if (values > maxValues) {
          throw ApiError.tooLarge(`${maxValues} values`);
        }
        chunks.push(chunk);
        if (size > LARGE_BYTES && !leave) {
          // While this waits, the stream is paused and its timeout must not
          // fire.
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
 * Counts JSON values by the characters that precede all values but the first.
 * Characters inside strings count too, so the result is never too low.
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

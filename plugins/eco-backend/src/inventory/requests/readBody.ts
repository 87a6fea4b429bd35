import { ReadFailure } from './ReadFailure';

/** Maximum length of an answer, in bytes after decompression. */
export const MAX_ANSWER_BYTES = 64 * 1024 * 1024;
/**
 * Maximum JSON values in an answer. 64 MiB of `{}` would be 22 million objects
 * and 1.4 GB of heap. A page of 500 large Pods has a tenth of this limit.
 */
const MAX_VALUES = 1_000_000;

const NEWLINE = 0x0a;
const OPEN_OBJECT = 0x7b;
const OPEN_LIST = 0x5b;
const COMMA = 0x2c;

/**
 * Reads a JSON body as text, and stops early if it is too large.
 *
 * @throws {@link ReadFailure} with `isTooLong` if it has more than 64 MiB or
 * more than a million values
 */
export async function readBody(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let values = 0;
  for await (const chunk of boundedChunks(response, MAX_ANSWER_BYTES)) {
    values += countValues(chunk);
    assertFewValues(values);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/**
 * Reads a body line by line as it arrives. Text after the last line break may
 * be a partial line, so it fails.
 *
 * @param maxBytes - maximum length of the whole body
 * @throws {@link ReadFailure} with `isTooLong` if the body is longer, or
 * without if it ends within a line
 */
export async function* readLines(
  response: Response,
  maxBytes: number,
): AsyncGenerator<string> {
  let begun: Uint8Array[] = [];
  for await (const chunk of boundedChunks(response, maxBytes)) {
    let start = 0;
    for (
      let end = chunk.indexOf(NEWLINE);
      end >= 0;
      end = chunk.indexOf(NEWLINE, start)
    ) {
      begun.push(chunk.subarray(start, end));
      yield Buffer.concat(begun).toString('utf8');
      begun = [];
      start = end + 1;
    }
    begun.push(chunk.subarray(start));
  }
  if (begun.some(chunk => chunk.byteLength > 0)) {
    throw new ReadFailure({
      status: 'unreachable',
      message: 'the answer was cut in the middle of a line',
    });
  }
}

/**
 * @param values - number of JSON values so far
 * @throws {@link ReadFailure} with `isTooLong` if there are too many
 */
export function assertFewValues(values: number): void {
  if (values > MAX_VALUES) {
    throw tooLong(`${MAX_VALUES} values`);
  }
}

/**
 * Yields the chunks of a body as they arrive.
 *
 * @throws {@link ReadFailure} with `isTooLong` beyond `maxBytes`
 */
export async function* boundedChunks(
  response: Response,
  maxBytes: number,
): AsyncGenerator<Uint8Array> {
  let length = 0;
  // Leaving the loop early cancels the stream.
  for await (const chunk of response.body ?? []) {
    length += chunk.byteLength;
    if (length > maxBytes) {
      throw tooLong(`${maxBytes} bytes`);
    }
    yield chunk;
  }
}

/**
 * Counts JSON values, an upper bound: each value but the first follows one of
 * three characters, and those characters in strings count as well.
 */
function countValues(chunk: Uint8Array): number {
  let values = 0;
  for (const byte of chunk) {
    if (byte === COMMA || byte === OPEN_OBJECT || byte === OPEN_LIST) {
      values++;
    }
  }
  return values;
}

function tooLong(limit: string): ReadFailure {
  return new ReadFailure({
    status: 'unreachable',
    message: `an answer has more than ${limit}`,
    isTooLong: true,
  });
}

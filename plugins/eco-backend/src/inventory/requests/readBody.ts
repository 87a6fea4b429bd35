import { ReadFailure } from './ReadFailure';

/** The longest answer that is taken, in bytes once decompressed. */
const MAX_ANSWER_BYTES = 64 * 1024 * 1024;

const NEWLINE = 0x0a;

/**
 * Reads a body as text.
 *
 * @throws {@link ReadFailure} with `isTooLong` where it has more than 64 MiB
 */
export async function readBody(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of boundedChunks(response, MAX_ANSWER_BYTES)) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/**
 * Reads a body line by line, as it comes. What stands after the last line break
 * is no line: it may be a part of one.
 *
 * @param maxBytes - of the whole body
 * @throws {@link ReadFailure} with `isTooLong` where it has more
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

async function* boundedChunks(
  response: Response,
  maxBytes: number,
): AsyncGenerator<Uint8Array> {
  let length = 0;
  // Leaving the loop early cancels the stream.
  for await (const chunk of response.body ?? []) {
    length += chunk.byteLength;
    if (length > maxBytes) {
      throw new ReadFailure({
        status: 'unreachable',
        message: `an answer has more than ${maxBytes} bytes`,
        isTooLong: true,
      });
    }
    yield chunk;
  }
}

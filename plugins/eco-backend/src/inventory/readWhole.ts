import { ReadFailure } from './ReadFailure';

/** The longest answer that is taken, in bytes once decompressed. */
const MAX_ANSWER_BYTES = 64 * 1024 * 1024;

/**
 * Reads a body as text.
 *
 * @throws {@link ReadFailure} with `isTooLong` where it has more than 64 MiB
 */
export async function readWhole(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop early cancels the stream.
  for await (const chunk of response.body ?? []) {
    length += chunk.byteLength;
    if (length > MAX_ANSWER_BYTES) {
      throw new ReadFailure({
        status: 'unreachable',
        message: `an answer has more than ${MAX_ANSWER_BYTES} bytes`,
        isTooLong: true,
      });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

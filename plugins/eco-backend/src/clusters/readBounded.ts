/**
 * Reads the beginning of a body as text, and discards the rest.
 *
 * @param maxBytes - limit after which reading stops; chunks are not cut
 */
export async function readBounded(
  response: Response,
  maxBytes: number,
): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop early cancels the stream.
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk);
    length += chunk.byteLength;
    if (length >= maxBytes) {
      break;
    }
  }
  return Buffer.concat(chunks).toString('utf8');
}

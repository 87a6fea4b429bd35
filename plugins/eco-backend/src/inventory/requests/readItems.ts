import { isRawObject, RawObject } from '@backstage-eco/plugin-eco-recognition';
import { ItemCut, ItemScanner } from './ItemScanner';
import { malformedAnswer } from './ReadFailure';
import { boundedChunks, assertFewValues, MAX_ANSWER_BYTES } from './readBody';

/** A Kubernetes list without its items. */
export interface ListEnvelope {
  body: RawObject;
  /** Length of the list, in bytes. */
  length: number;
}

/**
 * Reads a Kubernetes list and passes on each item as soon as it arrives. Raw
 * objects are large, and only few of their fields are stored.
 *
 * @param cut - which parts of items to replace before parsing; none if omitted
 * @returns the list without its items. Items under a key spelled with escapes,
 * which no API server does, stay in it.
 * @throws {@link ReadFailure} if it is not a JSON object or exceeds the limits
 * of `readBody`, possibly after some items were passed to `take`
 */
export async function readItems(
  response: Response,
  take: (item: RawObject) => void,
  cut?: ItemCut,
): Promise<ListEnvelope> {
  const scanner = new ItemScanner(cut);
  let length = 0;
  for await (const chunk of boundedChunks(response, MAX_ANSWER_BYTES)) {
    length += chunk.byteLength;
    const items = scanner.add(chunk);
    assertFewValues(scanner.values);
    for (const item of items) {
      take(parseObject(item));
    }
  }
  return { body: parseObject(scanner.rest), length };
}

/** @throws {@link ReadFailure} if the text is not a JSON object */
export function parseObject(text: string): RawObject {
  const value = parse(text);
  if (!isRawObject(value)) {
    throw malformedAnswer('the answer is no JSON object');
  }
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

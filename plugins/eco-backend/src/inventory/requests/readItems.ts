import { isRawObject, RawObject } from '@backstage-eco/plugin-eco-recognition';
import { ItemCut, ItemScanner } from './ItemScanner';
import { malformedAnswer } from './ReadFailure';
import { boundedChunks, expectFewValues, MAX_ANSWER_BYTES } from './readBody';

/** A Kubernetes list without its items. */
export interface ListEnvelope {
  body: RawObject;
  /** How long the list was, in bytes. */
  length: number;
}

/**
 * Reads a Kubernetes list and hands each item over as soon as it came: raw objects
 * are large, and few of their fields are kept.
 *
 * @param cut - what items have in another form; left out: they are as they came
 * @returns what stands around the items. Items that are spelled as no API server does
 * are left in it.
 * @throws {@link ReadFailure} where it is no JSON object, or larger than `readBody`
 * takes; some items were handed over by then
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
    expectFewValues(scanner.values);
    for (const item of items) {
      take(parseObject(item));
    }
  }
  return { body: parseObject(scanner.rest), length };
}

/** @throws {@link ReadFailure} where a text is no JSON object */
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

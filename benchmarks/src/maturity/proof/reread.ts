import { ObservedFact } from '@backstage-eco/plugin-eco-common';
import { readField } from '../../findings/proof/readField';

/** A piece of evidence that the API server does not confirm. */
export interface Unconfirmed {
  fact: ObservedFact;
  found: string;
}

/**
 * Compares evidence with the value at its path in the object on the API server.
 * Scalars must be equal; lists and objects only need to exist.
 *
 * @param raw - The object, or undefined if it does not exist
 * @returns undefined if the evidence is confirmed
 */
export function reread(
  fact: ObservedFact,
  raw: unknown,
): Unconfirmed | undefined {
  if (raw === undefined) {
    return { fact, found: 'no such object' };
  }
  const found = readField(raw, fact.field);
  if (found === undefined) {
    return { fact, found: 'nothing' };
  }
  const isThere =
    typeof found === 'object' ||
    [String(found), flagValue(String(found))].includes(String(fact.value));
  return isThere ? undefined : { fact, found: String(found) };
}

/**
 * Returns the value of a command-line flag: `false` for `--leader-elect=false`.
 */
function flagValue(text: string): string {
  const flag = /^--?[\w-]+(?:=(.*))?$/.exec(text);
  return flag ? flag[1] ?? 'true' : text;
}

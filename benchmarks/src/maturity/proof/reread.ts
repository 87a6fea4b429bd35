import { ObservedFact } from '@backstage-eco/plugin-eco-common';
import { readField } from '../../findings/proof/readField';

/** A piece of evidence that the API server does not confirm. */
export interface Unconfirmed {
  fact: ObservedFact;
  found: string;
}

/**
 * Compares evidence with what stands at its path in the object as the API server
 * has it. A plain value has to be the same; of a list or an object it is enough
 * that it is there.
 *
 * @param raw - the object; undefined: there is none
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

/** What an argument of a program sets: of `--leader-elect=false` it is `false`. */
function flagValue(text: string): string {
  const flag = /^--?[\w-]+(?:=(.*))?$/.exec(text);
  return flag ? flag[1] ?? 'true' : text;
}

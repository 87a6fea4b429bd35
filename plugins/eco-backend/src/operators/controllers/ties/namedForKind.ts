import { nameParts, isControllerWord } from './nameParts';
import { prefer, Rule } from './Rule';

/** Whether consecutive words spell a name. */
function spells(parts: readonly string[], name: string): boolean {
  return parts.some((_, start) => {
    let spelt = '';
    for (const part of parts.slice(start)) {
      spelt += part;
      if (spelt.length >= name.length) {
        break;
      }
    }
    return spelt === name;
  });
}

/**
 * Prefers controllers that are named after the kind: of several parts of a
 * program, `broker-controller` is the one for `Broker`.
 */
export const namedForKind: Rule = ({ crd: { definedKind, plural }, leading }) =>
  prefer(leading, ({ name }) => {
    const parts = nameParts(name);
    return (
      parts.some(isControllerWord) &&
      [definedKind.toLowerCase(), plural].some(each => spells(parts, each))
    );
  });

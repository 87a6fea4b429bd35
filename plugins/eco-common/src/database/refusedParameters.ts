import { DatabaseType } from './engines';
// Not of this file's own name: where TypeScript is run from its sources, that would
// be what `./refusedParameters` leads to.
import data from './parameterRefusals.json';

/** Words that the mysql servers admit before an option's name. */
const MYSQL_PREFIXES = /^(?:(?:autoset|disable|enable|loose|maximum|skip)_)+/;
/**
 * An absolute path, also in a list, or one that leads out of a folder. Both servers
 * pass over white space around a path, and quotes.
 */
const OUTSIDE = /(?:^|[\s,;:="'])\/|(?:^|[\s,;:="'/])\.\.(?:\/|$)/;

interface Refused {
  /** Names, and the key of the reason. */
  names: Record<string, string>;
  /** What names begin with. */
  beginnings: Record<string, string>;
  /** Parameters of which only some values are harmless: a pattern of the whole. */
  values: Record<string, { only: string; otherwise: string }>;
}

/**
 * Why a parameter is nobody's to set here, whatever engine runs the database:
 * what it does would destroy data, hand passwords out or run code.
 *
 * @param parameter - as it is wished for
 * @returns `undefined` where it may be set
 */
export function whyRefused(
  type: DatabaseType,
  parameter: { name: string; value: string },
): string | undefined {
  const { names, beginnings, values }: Refused = data[type];
  const name = plainName(type, parameter.name);
  const found = Object.entries(names).find(([refused]) =>
    // The mysql servers take the beginning of an option's name for the whole.
    type === 'mysql' ? refused.startsWith(name) : refused === name,
  );
  const begun = Object.entries(beginnings).find(([beginning]) =>
    name.startsWith(beginning),
  );
  const { only, otherwise } = values[name] ?? {};
  const isHarmful = only && !new RegExp(`^(?:${only})$`).test(parameter.value);
  const why = found?.[1] ?? begun?.[1] ?? (isHarmful ? otherwise : undefined);
  if (why) {
    return data.reasons[why as keyof typeof data.reasons];
  }
  return OUTSIDE.test(parameter.value) ? data.reasons.place : undefined;
}

/** Both take names in any case, and `-` for `_`. */
function plainName(type: DatabaseType, name: string): string {
  const plain = name.toLowerCase().replace(/-/g, '_');
  return type === 'mysql' ? plain.replace(MYSQL_PREFIXES, '') : plain;
}

// Named differently from this file on purpose: when TypeScript runs from
// source, `./allowedParameters` would resolve to an equally named JSON file.
import data from './parameterLists.json';
import { DatabaseType } from './engines';
import { productFor } from './versions';

/** A product with a list of allowed parameters. */
type ProductName = keyof typeof data;

/**
 * Parameters that may be set, grouped by value format. Names are lower case
 * with `_`.
 *
 * @public
 */
export interface AllowedParameters {
  boolean?: string[];
  integer?: string[];
  /** A number with an optional fraction. */
  number?: string[];
  /** An amount of memory or disk. */
  size?: string[];
  duration?: string[];
  /** One of these words, case-insensitive. */
  choice?: Record<string, string[]>;
  /** A comma-separated list of these words, case-insensitive. */
  list?: Record<string, string[]>;
  /** A regular expression that the whole value must match. */
  pattern?: Record<string, string>;
  /** First series that supports the parameter. By default all do. */
  since?: Record<string, number>;
}

/**
 * Parameters that a platform team allows in addition to Eco's own list, by
 * product.
 *
 * @public
 */
export type MoreParameters = { [product in ProductName]?: AllowedParameters };

const WORD = /^[a-z0-9_.-]{1,63}$/;
const NAME = /^[a-z][a-z0-9_.]{0,99}$/;
const LISTED = ['boolean', 'integer', 'number', 'size', 'duration'] as const;

/**
 * Validates the additional parameters of a platform team, read from
 * configuration.
 *
 * @param input - by product, then by format as in {@link AllowedParameters},
 *   except `pattern` and `since`, which only Eco's own list may use
 * @throws an Error that names the invalid part
 * @public
 */
export function parseMoreParameters(input: unknown): MoreParameters {
  for (const [product, allowed] of entriesOf(input, 'the whole')) {
    if (!hasOwn(data, product)) {
      const known = Object.keys(data).join(', ');
      throw new Error(`${product}: give ${known}`);
    }
    for (const [form, names] of entriesOf(allowed, product)) {
      checkForm(`${product}.${form}`, form, names);
    }
  }
  return input as MoreParameters;
}

function checkForm(path: string, form: string, names: unknown): void {
  if ((LISTED as readonly string[]).includes(form)) {
    checkTexts(path, names, NAME);
  } else if (form === 'choice' || form === 'list') {
    for (const [name, words] of entriesOf(names, path)) {
      checkTexts(path, [name], NAME);
      checkTexts(`${path}.${name}`, words, WORD);
    }
  } else {
    throw new Error(`${path}: give ${LISTED.join(', ')}, choice or list`);
  }
}

function checkTexts(path: string, texts: unknown, form: RegExp): void {
  const isRight =
    Array.isArray(texts) &&
    texts.every(text => typeof text === 'string' && form.test(text));
  if (!isRight) {
    throw new Error(`${path}: give a list of words in lower case`);
  }
}

function entriesOf(value: unknown, path: string): [string, unknown][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error(`${path}: give names with what they have`);
  }
  return Object.entries(value);
}

const FORMS = {
  boolean: /^(on|off|true|false|yes|no|1|0)$/i,
  integer: /^-?\d{1,19}$/,
  number: /^-?\d{1,19}(\.\d{1,9})?$/,
  size: /^-?\d{1,19}(B|kB|[KMGT]B?)?$/i,
  duration: /^-?\d{1,19}(us|ms|s|min|h|d)?$/,
};
const EXAMPLES = {
  boolean: 'on or off',
  integer: 'a whole number',
  number: 'a number',
  size: 'a size such as 64MB',
  duration: 'a time such as 30s',
};

/**
 * Returns why a parameter may not be set. Only parameters known to be harmless
 * are allowed: others can move data, run code or leak passwords.
 *
 * @param parameter - as the user wrote it
 * @param more - allowed in addition to Eco's own list
 * @returns undefined if it may be set, or if no product has this version
 */
export function explainNotAllowed(
  server: { type: DatabaseType; version: string },
  parameter: { name: string; value: string },
  more: MoreParameters = {},
): string | undefined {
  const found = productFor(server.type, server.version);
  if (!found) {
    return undefined;
  }
  const { product, series } = found;
  // Both products accept names in any case, and `-` for `_`.
  const name = lowerCase(parameter.name).replace(/-/g, '_');
  const answers = [data[product as ProductName], more[product as ProductName]]
    .map(allowed => allowed && judge(allowed, name, parameter.value, series))
    .filter(answer => answer !== undefined);
  if (answers.includes('allowed')) {
    return undefined;
  }
  return answers[0] ?? `It is not an allowed parameter of ${product} ${series}`;
}

/**
 * Returns 'allowed', what is wrong with the value, or undefined if the name is
 * not on the list.
 */
function judge(
  allowed: AllowedParameters,
  name: string,
  value: string,
  series: string,
): string | undefined {
  const { choice = {}, list = {}, pattern = {}, since = {} } = allowed;
  if (hasOwn(since, name) && Number(series) < since[name]) {
    return `It exists from version ${since[name]} on`;
  }
  for (const form of Object.keys(FORMS) as (keyof typeof FORMS)[]) {
    if (allowed[form]?.includes(name)) {
      return FORMS[form].test(value) ? 'allowed' : `It takes ${EXAMPLES[form]}`;
    }
  }
  if (hasOwn(choice, name)) {
    const isOne = choice[name].includes(lowerCase(value));
    return isOne ? 'allowed' : `It may be ${choice[name].join(', ')}`;
  }
  if (hasOwn(list, name)) {
    const words = lowerCase(value).split(/, ?/);
    const areKnown = words.every(word => list[name].includes(word));
    return areKnown ? 'allowed' : `It may have ${list[name].join(', ')} in it`;
  }
  if (hasOwn(pattern, name)) {
    const isOne = new RegExp(`^(?:${pattern[name]})$`).test(value);
    return isOne ? 'allowed' : `It takes ${pattern[name]}`;
  }
  return undefined;
}

/** Lowers ASCII letters alone, as servers do: to them a Kelvin sign is no K. */
function lowerCase(text: string): string {
  return text.replace(/[A-Z]/g, letter => letter.toLowerCase());
}

/** Own properties only, so that a parameter named `constructor` is unknown. */
function hasOwn(record: object, name: string): boolean {
  return Object.hasOwn(record, name);
}

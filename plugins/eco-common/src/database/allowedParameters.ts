// Not of this file's own name: where TypeScript is run from its sources, that would
// be what `./allowedParameters` leads to.
import data from './parameterLists.json';
import { DatabaseType } from './engines';
import { productFor } from './versions';

/** A product whose parameters are known. */
type ProductName = keyof typeof data;

/**
 * Parameters that may be set, by the form of their values. Names are in lower case
 * with `_`.
 *
 * @public
 */
export interface AllowedParameters {
  boolean?: string[];
  integer?: string[];
  /** With a fraction. */
  number?: string[];
  /** An amount of memory or disk. */
  size?: string[];
  duration?: string[];
  /** One of these words, in any case. */
  choice?: Record<string, string[]>;
  /** Some of these words, with commas between them, in any case. */
  list?: Record<string, string[]>;
  /** A regular expression of the whole value. */
  pattern?: Record<string, string>;
  /** The first series that has it. By default all have. */
  since?: Record<string, number>;
}

/**
 * What a platform team allows beside what comes with Eco, by product.
 *
 * @public
 */
export type MoreParameters = { [product in ProductName]?: AllowedParameters };

const WORDS = /^[a-z0-9_.-]{1,63}$/;
const NAME = /^[a-z][a-z0-9_.]{0,99}$/;
const LISTED = ['boolean', 'integer', 'number', 'size', 'duration'] as const;

/**
 * Reads what a platform team allows, from configuration.
 *
 * @param input - by product, then by form, as in {@link AllowedParameters}; patterns
 *   are for what comes with Eco alone
 * @throws an Error that names what is wrong
 * @public
 */
export function parseMoreParameters(input: unknown): MoreParameters {
  for (const [product, allowed] of entriesOf(input, 'the whole')) {
    if (!own(data, product)) {
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
      checkTexts(`${path}.${name}`, words, WORDS);
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
 * Why a parameter cannot be set. Only what is known to be harmless can: others put
 * data elsewhere, run code, or give passwords away.
 *
 * @param parameter - as it is asked for
 * @param more - what is allowed beside what comes with Eco
 * @returns `undefined` where it may be set, or no product has the version
 */
export function whyNotAllowed(
  server: { type: DatabaseType; version: string },
  parameter: { name: string; value: string },
  more: MoreParameters = {},
): string | undefined {
  const found = productFor(server.type, server.version);
  if (!found) {
    return undefined;
  }
  const { product, series } = found;
  // Both take names in any case, and `-` for `_`.
  const name = parameter.name.toLowerCase().replace(/-/g, '_');
  const answers = [data[product as ProductName], more[product as ProductName]]
    .map(allowed => allowed && judge(allowed, name, parameter.value, series))
    .filter(answer => answer !== undefined);
  if (answers.includes('allowed')) {
    return undefined;
  }
  return (
    answers[0] ??
    `It is not among the parameters that may be set for ${product} ${series}`
  );
}

/** `undefined` where the name is not on the list; what the value must be otherwise. */
function judge(
  allowed: AllowedParameters,
  name: string,
  value: string,
  series: string,
): string | undefined {
  const { choice = {}, list = {}, pattern = {}, since = {} } = allowed;
  if (own(since, name) && Number(series) < since[name]) {
    return `It exists from version ${since[name]} on`;
  }
  for (const form of Object.keys(FORMS) as (keyof typeof FORMS)[]) {
    if (allowed[form]?.includes(name)) {
      return FORMS[form].test(value) ? 'allowed' : `It takes ${EXAMPLES[form]}`;
    }
  }
  if (own(choice, name)) {
    const isOne = choice[name].includes(value.toLowerCase());
    return isOne ? 'allowed' : `It may be ${choice[name].join(', ')}`;
  }
  if (own(list, name)) {
    const words = value.toLowerCase().split(/, ?/);
    const areKnown = words.every(word => list[name].includes(word));
    return areKnown ? 'allowed' : `It may have ${list[name].join(', ')} in it`;
  }
  if (own(pattern, name)) {
    const isOne = new RegExp(`^(?:${pattern[name]})$`).test(value);
    return isOne ? 'allowed' : `It takes ${pattern[name]}`;
  }
  return undefined;
}

/** `constructor` is the name of nothing. */
function own(record: object, name: string): boolean {
  return Object.hasOwn(record, name);
}

import { matchesAny } from '@backstage-eco/plugin-eco-recognition';

/** Of a location in the catalog: its type and its target. */
const LOCATION = /^([a-z]+):(.+)$/s;

/**
 * What changes an address that is decoded and parsed again: `.%09.` becomes `..`, and
 * behind `%3F` is a query that names another branch.
 */
const HIDDEN = /\p{Cc}|%(?:3f|23)/iu;

/** A slash that some host may take for one, in encodings of encodings. */
const ENCODED_SLASH = /%(?:25)*(?:2f|5c)/i;

/** Encodings of encodings: more than this many are no honest address. */
const MAX_DECODINGS = 3;

/**
 * Whether a location of the catalog is one of those that are trusted. One whose
 * target could lead to another place than its text says (dot segments, in any
 * encoding, or an address that is not written in its normal form) is not. Some hosts
 * take the branch from the query: only a query of the pattern stands for one.
 *
 * @param location - as the catalog's annotation gives it, `type:target`
 * @param trusted - patterns; `*` stands for any text of one segment, in the last one
 * and in a query for any text
 */
export function isTrustedLocation(
  location: string,
  trusted: readonly string[],
): boolean {
  const [, type, target] = LOCATION.exec(location) ?? [];
  const [address, query] = splitQuery(location);
  return (
    target !== undefined &&
    isPlain(target) &&
    (type !== 'url' || isNormalUrl(target)) &&
    trusted
      .map(splitQuery)
      .some(
        ([ofAddress, ofQuery]) =>
          matchesAddress(address, ofAddress) && matchesAny(query, [ofQuery]),
      )
  );
}

/** The query with its `?`. */
function splitQuery(text: string): [address: string, query: string] {
  const [address] = text.split('?');
  return [address, text.slice(address.length)];
}

/** With a slash in a `*`, a branch that anybody can make could stand for a repository. */
function matchesAddress(address: string, pattern: string): boolean {
  const patterns = pattern.split('/');
  const last = patterns.length - 1;
  const segments = address.split('/');
  return (
    segments.length > last &&
    matchesAny(segments.slice(last).join('/'), [patterns[last]]) &&
    patterns
      .slice(0, last)
      .every(
        (each, at) =>
          each === segments[at] ||
          (matchesAny(segments[at], [each]) &&
            !ENCODED_SLASH.test(segments[at])),
      )
  );
}

function isPlain(target: string): boolean {
  let text = target;
  for (let times = 0; times <= MAX_DECODINGS; times++) {
    const segments = text.split(/[/\\?&=#;]/);
    if (
      HIDDEN.test(text) ||
      segments.some(each => each === '.' || each === '..')
    ) {
      return false;
    }
    const decoded = decode(text);
    if (decoded === text) {
      return true;
    }
    if (decoded === undefined) {
      return false;
    }
    text = decoded;
  }
  return false;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/**
 * Written in capitals, with a user or a backslash, it would be another's; and of two
 * parameters of one name each host takes the one that it likes.
 */
function isNormalUrl(target: string): boolean {
  if (!URL.canParse(target)) {
    return false;
  }
  const { href, username, password, search, searchParams } = new URL(target);
  const names = [...searchParams.keys()].map(name => name.toLowerCase());
  return (
    `${username}${password}` === '' &&
    href === target &&
    !href.includes('#') &&
    !search.slice(1).includes('?') &&
    new Set(names).size === names.length
  );
}

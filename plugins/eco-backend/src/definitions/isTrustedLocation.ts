import { matchesAny } from '@backstage-eco/plugin-eco-recognition';

/** Location in the catalog: type and target. */
const LOCATION = /^([a-z]+):(.+)$/s;

/**
 * Characters that change an address when it is decoded and parsed again:
 * `.%09.` becomes `..`, and `%3F` starts a query that may name another branch.
 */
const HIDDEN = /\p{Cc}|%(?:3f|23)/iu;

/** A slash that some hosts decode, also if encoded repeatedly. */
const ENCODED_SLASH = /%(?:25)*(?:2f|5c)/i;

/** Maximum number of nested encodings in a legitimate address. */
const MAX_DECODINGS = 3;

/**
 * Whether a location of the catalog matches a trusted pattern. Rejects targets
 * that may lead elsewhere than their text says: dot segments in any encoding,
 * and URLs that are not in normal form. Some hosts take the branch from the
 * query, so a query matches only a query in the pattern.
 *
 * @param location - `type:target`, as in the catalog's annotation
 * @param trusted - patterns; `*` matches any text within a segment, and any
 * text in the last segment and in a query
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

/** Splits off the query, with its `?`. */
function splitQuery(text: string): [address: string, query: string] {
  const [address] = text.split('?');
  return [address, text.slice(address.length)];
}

/**
 * Compares by segment: if `*` matched a slash, a branch that anybody can create
 * could pass for a repository.
 */
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
 * Whether a URL is in normal form. Capital letters, user names and backslashes
 * may lead to another host, and hosts differ in which of two equal parameters
 * they use.
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

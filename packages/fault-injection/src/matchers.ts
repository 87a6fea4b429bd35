import { Exchange } from './Exchange';

/** Returns whether a request matches. */
export type Matcher = (exchange: Exchange) => boolean;

/** Matches every request. */
export const everything: Matcher = () => true;

/** Matches discovery of the served groups. */
export const discovery: Matcher = ({ path }) =>
  path === '/api' || path === '/apis';

/**
 * Matches requests for one resource in all namespaces: lists, pages and
 * watches.
 */
export function resource(name: string): Matcher {
  const pattern = new RegExp(`^/(api|apis/[^/]+)/[^/]+/${name}$`);
  return ({ path }) => pattern.test(path);
}

/** Matches requests for the resources of one group and version. */
export function groupVersion(name: string): Matcher {
  const prefix = name.includes('/') ? `/apis/${name}/` : `/api/${name}/`;
  return ({ path }) => path.startsWith(prefix);
}

/** Matches only the watches among the requests that another matcher accepts. */
export function watchesOf(matcher: Matcher): Matcher {
  return exchange => exchange.isWatch && matcher(exchange);
}

/** Matches one path. */
export function pathIs(wanted: string): Matcher {
  return exchange => exchange.path === wanted;
}

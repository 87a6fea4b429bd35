import { Exchange } from './Exchange';

/** Says whether a request is meant. */
export type Matcher = (exchange: Exchange) => boolean;

/** Every request. */
export const everything: Matcher = () => true;

/** What says which kinds are served. */
export const discovery: Matcher = ({ path }) =>
  path === '/api' || path === '/apis';

/** Whatever asks for one resource of all namespaces: lists, pages and watches. */
export function resource(name: string): Matcher {
  const pattern = new RegExp(`^/(api|apis/[^/]+)/[^/]+/${name}$`);
  return ({ path }) => pattern.test(path);
}

/** Whatever asks for the resources of one group and version. */
export function groupVersion(name: string): Matcher {
  const prefix = name.includes('/') ? `/apis/${name}/` : `/api/${name}/`;
  return ({ path }) => path.startsWith(prefix);
}

/** Only the watches among the requests that are meant. */
export function watchesOf(matcher: Matcher): Matcher {
  return exchange => exchange.isWatch && matcher(exchange);
}

/** One path. */
export function pathIs(wanted: string): Matcher {
  return exchange => exchange.path === wanted;
}

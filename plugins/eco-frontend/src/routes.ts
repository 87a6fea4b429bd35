import {
  PathParams,
  RouteRef,
  SubRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/core-plugin-api';
import { PAGES } from './pages';

type Pages = typeof PAGES;

/** Route parameters of a path; undefined if it has none. */
export type RouteParams<TPath extends string> =
  keyof PathParams<TPath> extends never ? undefined : PathParams<TPath>;

/**
 * Route ref of the stack page. It comes from core-plugin-api, because only
 * those refs work in both frontend systems.
 *
 * @public
 */
export const rootRouteRef: RouteRef<undefined> = createRouteRef({ id: 'eco' });

/**
 * Route refs of Eco's pages, with the stack as `root`. Apps use them as
 * `ecoPlugin.routes`.
 */
export const ecoRouteRefs = makeRouteRefs();

/**
 * Route refs of the pages below the stack, by page ID.
 *
 * @public
 */
export type SubRouteRefs = {
  [TId in Exclude<keyof Pages, 'stack'>]: SubRouteRef<
    RouteParams<Pages[TId]['path']>
  >;
};

function makeRouteRefs(): { root: RouteRef<undefined> } & SubRouteRefs {
  const { stack: _, ...below } = PAGES;
  const refs = Object.entries(below).map(([id, { path }]) => [
    id,
    createSubRouteRef({ id: `eco/${id}`, path, parent: rootRouteRef }),
  ]);
  return { root: rootRouteRef, ...Object.fromEntries(refs) };
}

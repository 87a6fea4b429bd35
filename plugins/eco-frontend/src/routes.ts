import {
  PathParams,
  RouteRef,
  SubRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/core-plugin-api';
import { PAGES } from './pages';

type Pages = typeof PAGES;

/**
 * The parameters of a path as routes take them: undefined where there are none.
 */
export type RouteParams<TPath extends string> =
  keyof PathParams<TPath> extends never ? undefined : PathParams<TPath>;

/**
 * The stack page. Made by core-plugin-api, because only its refs serve both
 * frontend systems.
 *
 * @public
 */
export const rootRouteRef: RouteRef<undefined> = createRouteRef({ id: 'eco' });

/**
 * The route refs of Eco's pages. `root` is the stack. Apps take them from the
 * plugin: `ecoPlugin.routes`.
 */
export const ecoRouteRefs = makeRouteRefs();

/**
 * The route ref of each page below the stack, by the page's id.
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

import { useMemo } from 'react';
import { generatePath } from 'react-router-dom';
import { useRouteRef } from '@backstage/core-plugin-api';
import { EcoPageId, PAGES, PageParams } from '../pages';
import { RouteParams, rootRouteRef } from '../routes';

/** Paths of Eco's pages, relative to where the app mounts them. */
export type EcoPaths = {
  [TId in EcoPageId]: RouteParams<(typeof PAGES)[TId]['path']> extends infer P
    ? P extends undefined
      ? string
      : (params: P) => string
    : never;
};

/** Returns the paths of Eco's pages. */
export function useEcoPaths(): EcoPaths {
  const root = useRouteRef(rootRouteRef)();
  return useMemo(() => pathsBelow(root), [root]);
}

function pathsBelow(root: string): EcoPaths {
  const paths = Object.entries(PAGES).map(([id, { path }]) => [
    id,
    path.includes(':')
      ? (params: PageParams) => pathBelow(root, path, params)
      : pathBelow(root, path, {}),
  ]);
  return Object.fromEntries(paths);
}

/** Builds the path of a page, with encoded parameters. */
export function pathBelow(
  root: string,
  path: string,
  params: PageParams,
): string {
  const encoded = Object.entries(params).map(([name, value]) => [
    name,
    encodeURIComponent(value),
  ]);
  const below = generatePath(path, Object.fromEntries(encoded));
  return `${root.replace(/\/$/, '')}${below}`.replace(/(.)\/$/, '$1');
}

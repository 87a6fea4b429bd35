import { useMemo } from 'react';
import { generatePath } from 'react-router-dom';
import { useRouteRef } from '@backstage/core-plugin-api';
import { EcoPageId, PAGES, PageParams } from '../pages';
import { RouteParams, rootRouteRef } from '../routes';

/** The addresses of Eco's pages, wherever the app mounts them. */
export type EcoPaths = {
  [TId in EcoPageId]: RouteParams<(typeof PAGES)[TId]['path']> extends infer P
    ? P extends undefined
      ? string
      : (params: P) => string
    : never;
};

/** Where Eco's pages are. */
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

/** The address of a page, with each parameter encoded. */
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

import { useQueries } from '@tanstack/react-query';
import { matchRoutes, useLocation } from 'react-router-dom';
import { useRouteRef } from '@backstage/core-plugin-api';
import { EcoPage, PAGES, PageParams } from '../pages';
import { rootRouteRef } from '../routes';
import { pathBelow } from './useEcoPaths';
import { useEcoQueries } from './useEcoQueries';
import { useEcoTranslation } from './useEcoTranslation';

/** One breadcrumb. */
export interface Step {
  label: string;
  href: string;
}

/** Position of the current page within Eco. */
export interface Place {
  /** Subject of the page; undefined on the stack page. */
  title?: string;
  /** Breadcrumbs below Eco's own title. Empty on pages that have a tab. */
  trail: Step[];
  tabs: Array<Step & { id: string }>;
  /** Index of its tab. */
  tab: number;
}

const TABLE: Record<string, EcoPage> = PAGES;
const TABS = Object.entries(TABLE).filter(([, page]) => page.tab);
/** Routes match unknown pages below a path too, so that those get its tab. */
const ROUTES = Object.entries(TABLE).map(([id, { path }]) => ({
  id,
  path: `${path}/*`,
}));

/** Derives the current page from the URL. */
export function usePlace(): Place {
  const t = useEcoTranslation();
  const root = useRouteRef(rootRouteRef)();
  const { pathname } = useLocation();
  const tabs = TABS.map(([id, page]) => ({
    id,
    label: page.title(t, {}),
    href: pathBelow(root, page.path, {}),
  }));
  const { way, params } = pageAt(root, pathname);
  const names = useNames(way, params);
  const trail = way.map(id => ({
    label: names.get(id) ?? TABLE[id].title(t, params),
    href: pathBelow(root, TABLE[id].path, params),
  }));
  const tab = tabs.findIndex(({ id }) => id === way[0]);
  return {
    tabs,
    tab,
    title: tab === 0 ? undefined : trail.at(-1)?.label,
    trail: trail.length > 1 ? trail : [],
  };
}

/** Returns the pages from the tab's page down to the current one. */
function pageAt(root: string, pathname: string) {
  const [match] = matchRoutes(ROUTES, pathname, root) ?? [];
  const way: string[] = [];
  let id: string | undefined = match?.route.id ?? 'stack';
  while (id) {
    way.unshift(id);
    id = TABLE[id].parent;
  }
  return { way, params: (match?.params ?? {}) as PageParams };
}

/**
 * Fetches the display names of the pages on the way; undefined until loaded.
 */
function useNames(
  way: string[],
  params: PageParams,
): Map<string, string | undefined> {
  const queries = useEcoQueries();
  const named = way.flatMap(id => {
    const query = TABLE[id].name?.(queries, params);
    return query ? [{ id, query }] : [];
  });
  const answers = useQueries({ queries: named.map(({ query }) => query) });
  return new Map(named.map(({ id }, index) => [id, answers[index].data]));
}

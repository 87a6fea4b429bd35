import { useQueries } from '@tanstack/react-query';
import { matchRoutes, useLocation } from 'react-router-dom';
import { useRouteRef } from '@backstage/core-plugin-api';
import { EcoPage, PAGES, PageParams } from '../pages';
import { rootRouteRef } from '../routes';
import { pathBelow } from './useEcoPaths';
import { useEcoQueries } from './useEcoQueries';
import { useEcoTranslation } from './useEcoTranslation';

/** A step on the way to a page. */
export interface Step {
  label: string;
  href: string;
}

/** Which of Eco's pages is shown. */
export interface Place {
  /** What the page is about; undefined on the stack, which Eco is about. */
  title?: string;
  /** The way to it below Eco's own title. Empty on the pages of the tabs. */
  trail: Step[];
  tabs: Array<Step & { id: string }>;
  /** The position of its tab. */
  tab: number;
}

const TABLE: Record<string, EcoPage> = PAGES;
const TABS = Object.entries(TABLE).filter(([, page]) => page.tab);
/** What stands below a page that there is not, stands below its tab. */
const ROUTES = Object.entries(TABLE).map(([id, { path }]) => ({
  id,
  path: `${path}/*`,
}));

/** Reads from the address which page is shown. */
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

/** The pages from that of the tab to the one that is shown. */
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

/** The names that the backend has for the pages of a way, once they are there. */
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

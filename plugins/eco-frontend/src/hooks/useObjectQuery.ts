import { useLocation, useNavigate } from 'react-router-dom';
import { ObjectsRequest } from '@backstage-eco/plugin-eco-common';
import { useParameters } from './useParameters';

/** How many objects a page has. */
export const PAGE_SIZE = 100;

/** What objects can be ordered by. */
export type ObjectSort = NonNullable<ObjectsRequest['sort']>;

/** Which objects of a kind are shown, and in which order; kept in the address. */
export interface UsedObjectQuery {
  query: Pick<
    ObjectsRequest,
    'namespace' | 'text' | 'sort' | 'order' | 'limit' | 'cursor'
  >;
  /** Searching and choosing begin with the first page again. */
  search(text: string): void;
  chooseNamespace(namespace: string | undefined): void;
  /** Orders by a column; by the same one again, the other way round. */
  orderBy(sort: ObjectSort): void;
  paging: Paging;
}

/** The way between pages. */
export interface Paging {
  /** The first is 0; undefined where the address was opened in the middle. */
  page: number | undefined;
  toFirst(): void;
  /** Left out where the page before is not known. */
  toPrevious?: () => void;
  toNext(cursor: string): void;
}

/** Reads and writes `?q=…&namespace=…&sort=name&order=desc&cursor=…`. */
export function useObjectQuery(): UsedObjectQuery {
  const { one, change } = useParameters();
  const paging = usePaging();
  const sort = one('sort') === 'name' ? 'name' : 'namespace';
  const order = one('order') === 'desc' ? 'desc' : 'asc';
  return {
    query: {
      namespace: one('namespace'),
      text: one('q'),
      sort,
      order,
      limit: PAGE_SIZE,
      cursor: one('cursor'),
    },
    search: q => change({ q, cursor: undefined }, { replace: true }),
    chooseNamespace: namespace => change({ namespace, cursor: undefined }),
    orderBy: key =>
      change(
        {
          sort: key,
          order: key === sort && order === 'asc' ? 'desc' : undefined,
          cursor: undefined,
        },
        { replace: true },
      ),
    paging,
  };
}

/**
 * A cursor leads on, never back: the number of the page is kept with the entry
 * of the browser's history, and the page before is the entry before.
 */
function usePaging(): Paging {
  const { one, change } = useParameters();
  const navigate = useNavigate();
  const state: unknown = useLocation().state;
  const kept = Number((state as { page?: unknown } | null)?.page);
  const page = one('cursor') ? kept || undefined : 0;
  return {
    page,
    toFirst: () => change({ cursor: undefined }),
    toPrevious: page ? () => navigate(-1) : undefined,
    toNext: cursor =>
      change(
        { cursor },
        { state: { page: page === undefined ? undefined : page + 1 } },
      ),
  };
}

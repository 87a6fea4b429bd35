import { useLocation, useNavigate } from 'react-router-dom';
import { ObjectsRequest } from '@backstage-eco/plugin-eco-common';
import { useParameters } from './useParameters';

/** Number of objects on a page. */
export const PAGE_SIZE = 100;

/** Fields by which objects can be sorted. */
export type ObjectSort = NonNullable<ObjectsRequest['sort']>;

/** Filter, order and page of a kind's objects, kept in the URL. */
export interface UsedObjectQuery {
  query: Pick<
    ObjectsRequest,
    'namespace' | 'text' | 'sort' | 'order' | 'limit' | 'cursor'
  >;
  /** Searching and filtering go back to the first page. */
  search(text: string): void;
  chooseNamespace(namespace: string | undefined): void;
  /**
   * Sorts by a column; a second call for the same column reverses the order.
   */
  orderBy(sort: ObjectSort): void;
  paging: Paging;
}

/** Navigation between pages. */
export interface Paging {
  /** Zero-based; undefined if the URL was opened at a later page. */
  page: number | undefined;
  toFirst(): void;
  /** Omitted if the previous page is unknown. */
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
 * Cursors only lead forward. The page number is kept in the entry of the
 * browser's history, and the previous page is the previous entry.
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

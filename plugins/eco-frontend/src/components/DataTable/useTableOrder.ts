import { SortingState } from '@tanstack/react-table';
import { useParameters } from '../../hooks/useParameters';

const DESCENDING = 'desc';

/**
 * Keeps the order of a table in the URL, as `?sort=layer&order=desc`. The
 * default column breaks ties, and applies if the URL has no order.
 *
 * @param options - `name`: distinguishes the tables of one page; `usual`:
 * default sort column, by default the first
 */
export function useTableOrder(options: {
  ids: string[];
  name?: string;
  usual?: string;
}) {
  const { ids, name, usual } = options;
  const { one, change } = useParameters();
  const prefix = name ? `${name}-` : '';
  const first = usual ?? ids[0];
  const id = ids.find(each => each === one(`${prefix}sort`)) ?? first;
  const desc = one(`${prefix}order`) === DESCENDING;
  const sorting: SortingState = [{ id, desc }];
  if (id !== first) {
    sorting.push({ id: first, desc: false });
  }
  return {
    sorting,
    orderBy: (wanted: string) =>
      change(
        {
          [`${prefix}sort`]: wanted,
          [`${prefix}order`]: wanted === id && !desc ? DESCENDING : undefined,
        },
        { replace: true },
      ),
  };
}

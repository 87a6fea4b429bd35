import { SortingState } from '@tanstack/react-table';
import { useParameters } from '../../hooks/useParameters';

const DESCENDING = 'desc';

/**
 * The order of a table, kept in the address as `?sort=layer&order=desc`. Rows
 * that are alike, and all where nothing is said, are sorted by one column.
 *
 * @param options - `name` tells apart the tables of one page; `usual` is the
 * column that rows are sorted by where nothing is said: the first one if left out
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

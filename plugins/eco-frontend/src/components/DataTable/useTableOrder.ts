import { SortingState } from '@tanstack/react-table';
import { useParameters } from '../../hooks/useParameters';

const DESCENDING = 'desc';

/**
 * The order of a table, kept in the address as `?sort=layer&order=desc`. Rows
 * that are alike, and all where nothing is said, are sorted by the first column.
 *
 * @param options - `name` tells apart the tables of one page
 */
export function useTableOrder(options: { ids: string[]; name?: string }) {
  const { ids, name } = options;
  const { one, change } = useParameters();
  const prefix = name ? `${name}-` : '';
  const [first] = ids;
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

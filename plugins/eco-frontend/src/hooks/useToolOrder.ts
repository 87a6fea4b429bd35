import { useSearchParams } from 'react-router-dom';
import { Order, SORT_KEYS, SortKey } from '../model/sortRows';

const KEY = 'sort';
const DIRECTION = 'order';
const DESCENDING = 'desc';

/** Reads and writes `?sort=layer&order=desc`; by name where nothing is said. */
export function useToolOrder(): {
  order: Order;
  orderBy(key: SortKey): void;
} {
  const [parameters, setParameters] = useSearchParams();
  const order: Order = {
    key: SORT_KEYS.find(key => key === parameters.get(KEY)) ?? 'name',
    descending: parameters.get(DIRECTION) === DESCENDING,
  };
  return {
    order,
    orderBy: key =>
      setParameters(
        before => {
          const after = new URLSearchParams(before);
          after.set(KEY, key);
          after.delete(DIRECTION);
          if (key === order.key && !order.descending) {
            after.set(DIRECTION, DESCENDING);
          }
          return after;
        },
        { replace: true },
      ),
  };
}

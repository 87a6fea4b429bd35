import { useApi } from '@backstage/frontend-plugin-api';
import { Counted, EcoApi } from '@backstage-eco/plugin-eco-common';
import { useQuery, UseQueryResult } from '@tanstack/react-query';
import { ecoApiRef } from '../api';

/** The calls that answer with something counted in each cluster. */
type CountingCall = {
  [K in keyof EcoApi]: ReturnType<EcoApi[K]> extends Promise<Counted<infer _>>
    ? K
    : never;
}[keyof EcoApi];

/** What such a call answers. */
type CountedBy<K extends CountingCall> = Awaited<ReturnType<EcoApi[K]>>;

/** Something counted in every cluster that the person may see. */
export function useCounted<K extends CountingCall>(
  call: K,
): UseQueryResult<CountedBy<K>> {
  const ecoApi = useApi(ecoApiRef);
  return useQuery({
    queryKey: ['eco', 'counted', call],
    queryFn: ({ signal }) =>
      ecoApi[call]({}, { signal }) as Promise<CountedBy<K>>,
  });
}

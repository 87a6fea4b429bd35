import { useApi } from '@backstage/frontend-plugin-api';
import { ObjectsRequest } from '@backstage-eco/plugin-eco-common';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ecoApiRef } from '../api';

/** A page of the objects of a kind. The page before stays until it is there. */
export function useObjects(request: ObjectsRequest) {
  const ecoApi = useApi(ecoApiRef);
  return useQuery({
    queryKey: ['eco', 'objects', request],
    queryFn: ({ signal }) => ecoApi.getObjects(request, { signal }),
    placeholderData: keepPreviousData,
  });
}

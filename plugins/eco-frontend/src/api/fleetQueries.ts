import { EcoFleetApi } from '@backstage-eco/plugin-eco-common';
import { queryOptions } from '@tanstack/react-query';
import { ECO_KEY } from './queries';

/** Creates the queries that span clusters. */
export function fleetQueries(api: EcoFleetApi) {
  return {
    /** A row for each cluster, and the most urgent findings. */
    fleet: () =>
      queryOptions({
        queryKey: [ECO_KEY, 'fleet'],
        queryFn: ({ signal }) => api.getFleet({ signal }),
      }),
    /** Tools and kinds of every visible cluster, side by side. */
    comparison: () =>
      queryOptions({
        queryKey: [ECO_KEY, 'comparison'],
        queryFn: ({ signal }) => api.compareClusters({}, { signal }),
      }),
    /** CRDs whose schemas differ between the visible clusters. */
    crdDifferences: () =>
      queryOptions({
        queryKey: [ECO_KEY, 'crd-differences'],
        queryFn: ({ signal }) => api.getCrdDifferences({}, { signal }),
      }),
    /** Resources that the stack takes of the nodes in each cluster. */
    overhead: () =>
      queryOptions({
        queryKey: [ECO_KEY, 'overhead'],
        queryFn: ({ signal }) => api.getOverhead({}, { signal }),
      }),
  };
}

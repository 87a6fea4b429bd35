import { EcoFleetApi } from '@backstage-eco/plugin-eco-common';
import { queryOptions } from '@tanstack/react-query';
import { ECO_KEY } from './queries';

/** The queries about many clusters at once. */
export function fleetQueries(api: EcoFleetApi) {
  return {
    /** A row for each cluster, and what to do first. */
    fleet: () =>
      queryOptions({
        queryKey: [ECO_KEY, 'fleet'],
        queryFn: ({ signal }) => api.getFleet({ signal }),
      }),
    /** Tools and kinds of every cluster that the person may see, side by side. */
    comparison: () =>
      queryOptions({
        queryKey: [ECO_KEY, 'comparison'],
        queryFn: ({ signal }) => api.compareClusters({}, { signal }),
      }),
    /** CRDs whose schemas differ between the clusters that the person may see. */
    crdDifferences: () =>
      queryOptions({
        queryKey: [ECO_KEY, 'crd-differences'],
        queryFn: ({ signal }) => api.getCrdDifferences({}, { signal }),
      }),
    /** What the stack of every cluster takes of its nodes. */
    overhead: () =>
      queryOptions({
        queryKey: [ECO_KEY, 'overhead'],
        queryFn: ({ signal }) => api.getOverhead({}, { signal }),
      }),
  };
}

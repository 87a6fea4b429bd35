import { useApi, useRouteRef } from '@backstage/frontend-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { ecoFleetApiRef, rootRouteRef } from '@backstage-eco/plugin-eco';
import { FindingSeverity, Fleet } from '@backstage-eco/plugin-eco-common';
import { Figure } from './Figure';

const INTERVAL_MS = 60_000;

function count({ items }: Fleet, severity: FindingSeverity): number {
  return items.reduce(
    (sum, { findings }) => sum + (findings?.severities[severity] ?? 0),
    0,
  );
}

/**
 * Summarizes the most urgent findings, and in how many clusters they are known.
 */
function describe(fleet: Fleet): { value: string | number; detail: string } {
  const { items } = fleet;
  const checked = items.filter(({ findings }) => findings).length;
  if (checked === 0) {
    return { value: 'Unknown', detail: 'no cluster has been checked' };
  }
  const critical = count(fleet, 'critical');
  const warning = count(fleet, 'warning');
  const known =
    checked < items.length ? `, in ${checked} of ${items.length} clusters` : '';
  return {
    value: critical + warning,
    detail: `${critical} critical, ${warning} of severity warning${known}`,
  };
}

/** Number of findings that need attention, linked to the list. */
export function FindingsFigure() {
  const fleetApi = useApi(ecoFleetApiRef);
  const stackPath = useRouteRef(rootRouteRef)?.() ?? '/eco';
  const { data, error } = useQuery({
    queryKey: ['home', 'fleet'],
    queryFn: ({ signal }) => fleetApi.getFleet({ signal }),
    retry: false,
    refetchInterval: INTERVAL_MS,
  });
  const figure = data && describe(data);
  return (
    <Figure
      label="Findings"
      to={`${stackPath}/findings`}
      value={error && !data ? 'Unknown' : figure?.value}
      detail={error && !data ? error.message : figure?.detail ?? ''}
    />
  );
}

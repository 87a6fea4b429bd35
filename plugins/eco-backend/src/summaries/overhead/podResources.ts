import { parseQuantity } from '@backstage-eco/plugin-eco-common';
import { ContainerFacts } from '@backstage-eco/plugin-eco-node';

/** CPU in millicores, memory in bytes. */
type Resource = 'cpu' | 'memory';

/** Request and limit of one pod for a resource. */
export interface PodResource {
  request: bigint;
  limit: bigint;
  /** Whether every long-running container sets a request or a limit. */
  isRequested: boolean;
  /** Whether every long-running container sets a limit. */
  isLimited: boolean;
}

/** Billionths per unit; quantities are parsed to billionths. */
const UNITS: Record<Resource, bigint> = { cpu: 1_000_000n, memory: 10n ** 9n };

/**
 * Sums up the containers of a pod as the scheduler does. Init containers run
 * one after another, before the others, so the largest one counts if it exceeds
 * the sum of the others. A limit without a request counts as the request. Pure.
 *
 * @see
 * https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#resource-sharing-within-containers
 * @see
 * https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
 */
export function podResource(
  containers: readonly ContainerFacts[],
  resource: Resource,
): PodResource {
  const amounts = containers.map(({ init, requests, limits }) => {
    const limit = toUnits(limits?.[resource], resource);
    const request = toUnits(requests?.[resource], resource) ?? limit;
    return { init, request, limit };
  });
  const staying = amounts.filter(({ init }) => !init);
  const total = (of: 'request' | 'limit') => {
    const sum = staying.reduce((all, each) => all + (each[of] ?? 0n), 0n);
    return amounts
      .filter(({ init }) => init)
      .reduce((most, each) => max(most, each[of] ?? 0n), sum);
  };
  return {
    request: total('request'),
    limit: total('limit'),
    isRequested: staying.every(({ request }) => request !== undefined),
    isLimited: staying.every(({ limit }) => limit !== undefined),
  };
}

/**
 * Converts a quantity to millicores or bytes, rounded up.
 *
 * @returns undefined if it is not set, or invalid
 */
export function toUnits(
  quantity: string | undefined,
  resource: Resource,
): bigint | undefined {
  const value = quantity === undefined ? undefined : parseQuantity(quantity);
  return value === undefined || value < 0n
    ? undefined
    : (value + UNITS[resource] - 1n) / UNITS[resource];
}

function max(one: bigint, other: bigint): bigint {
  return one > other ? one : other;
}

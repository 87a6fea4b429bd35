import { WorkloadOverhead } from '@backstage-eco/plugin-eco-common';
import { ContainerFacts } from '@backstage-eco/plugin-eco-node';
import { podResource } from './podResources';

const RESOURCES = ['cpu', 'memory'] as const;

/** Sums up workloads. The sums are exact; {@link toNumbers} caps them. */
export class OverheadSum {
  #workloads = 0;
  #pods = 0;
  readonly #sums = {
    requests: { cpu: 0n, memory: 0n },
    limits: { cpu: 0n, memory: 0n },
    withoutRequest: { cpu: 0, memory: 0 },
    withoutLimit: { cpu: 0, memory: 0 },
  };

  /** Adds all pods of a workload. */
  add(containers: readonly ContainerFacts[], pods: number): void {
    this.#workloads++;
    this.#pods += pods;
    const { requests, limits, withoutRequest, withoutLimit } = this.#sums;
    for (const resource of RESOURCES) {
      const pod = podResource(containers, resource);
      requests[resource] += pod.request * BigInt(pods);
      limits[resource] += pod.limit * BigInt(pods);
      withoutRequest[resource] += pod.isRequested ? 0 : 1;
      withoutLimit[resource] += pod.isLimited ? 0 : 1;
    }
  }

  /** Converts the sums to the API form. */
  toNumbers(): WorkloadOverhead {
    const { requests, limits, withoutRequest, withoutLimit } = this.#sums;
    return {
      workloads: this.#workloads,
      pods: this.#pods,
      requests: toResourceSums(requests),
      limits: toResourceSums(limits),
      withoutRequest: { ...withoutRequest },
      withoutLimit: { ...withoutLimit },
    };
  }
}

function toResourceSums({ cpu, memory }: { cpu: bigint; memory: bigint }) {
  return { cpuMillis: toSafeNumber(cpu), memoryBytes: toSafeNumber(memory) };
}

/**
 * Caps a value at what JSON can represent exactly, because clusters may contain
 * any amount.
 */
export function toSafeNumber(value: bigint): number {
  const most = BigInt(Number.MAX_SAFE_INTEGER);
  return Number(value < most ? value : most);
}

import { KubernetesSupport } from '@backstage-eco/plugin-eco-common';

/**
 * End of support of each Kubernetes minor version, about 14 months after its
 * release. As of 2026-11-29.
 *
 * @see https://kubernetes.io/releases/patch-releases/
 */
const END_OF_LIFE: ReadonlyMap<string, string> = new Map([
  ['1.16', '2020-09-02'],
  ['1.17', '2021-01-13'],
  ['1.18', '2021-06-18'],
  ['1.19', '2021-10-28'],
  ['1.20', '2022-02-28'],
  ['1.21', '2022-06-28'],
  ['1.22', '2022-12-08'],
  ['1.23', '2023-02-28'],
  ['1.24', '2023-07-28'],
  ['1.25', '2023-10-28'],
  ['1.26', '2024-02-28'],
  ['1.27', '2024-07-16'],
  ['1.28', '2024-10-22'],
  ['1.29', '2025-02-28'],
  ['1.30', '2025-07-15'],
  ['1.31', '2025-11-11'],
  ['1.32', '2026-02-28'],
  ['1.33', '2026-06-28'],
  ['1.34', '2026-10-27'],
  ['1.35', '2027-02-28'],
  ['1.36', '2027-06-28'],
  ['1.37', '2027-10-28'],
]);

/** Lead time before the end of support, because upgrades take time. */
const ENDING_MS = 90 * 86_400_000;

/**
 * Whether the Kubernetes project still supports a version. Vendors may support
 * it for longer. Pure.
 *
 * @param version - of an API server, for example `1.35.2-gke.1`
 * @param now - milliseconds since the epoch
 * @returns `unknown` for a version that is not in the table, which may be newer
 */
export function kubernetesSupport(
  version: string | undefined,
  now: number,
): KubernetesSupport {
  const [minor] = /^\d+\.\d+(?=$|\.)/.exec(version ?? '') ?? [];
  const endsOn = END_OF_LIFE.get(minor ?? '');
  if (!endsOn) {
    return { state: 'unknown' };
  }
  // Supported through the last day.
  const leftMs = Date.parse(`${endsOn}T24:00:00Z`) - now;
  if (leftMs <= 0) {
    return { state: 'ended', endsOn };
  }
  return { state: leftMs <= ENDING_MS ? 'ending' : 'supported', endsOn };
}

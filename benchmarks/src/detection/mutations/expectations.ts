import { Detection } from '@backstage-eco/plugin-eco-common';
import { ExpectedRow } from '../corpus';

/** Expects no version any more, but still accepts the one before. */
export function versionMayBeLost(row: ExpectedRow): ExpectedRow {
  return {
    ...row,
    version: undefined,
    alsoRight: [...row.alsoRight, ...(row.version ? [row.version] : [])],
  };
}

/**
 * Expects a trace instead of an install, except for tools that need no
 * workload.
 */
export function withoutInstall(
  row: ExpectedRow,
  unchanged: Detection | undefined,
): ExpectedRow {
  const runs = unchanged?.places.some(({ workloads }) => workloads.length > 0);
  return row.state === 'installed' && runs
    ? { ...versionMayBeLost(row), state: 'trace', mayClaimInstalled: false }
    : versionMayBeLost(row);
}

/** Expects no leftover: without its CRDs nothing is left of it. */
export function withoutLeftover(row: ExpectedRow): ExpectedRow {
  return row.state === 'leftover' || row.tool === 'gateway-api'
    ? { ...row, state: 'trace', mayClaimInstalled: false }
    : row;
}

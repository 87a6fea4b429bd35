import { Detection } from '@backstage-eco/plugin-eco-common';
import { ExpectedRow } from '../corpus';

/** Nothing need state the version any more; what still does may. */
export function versionMayBeLost(row: ExpectedRow): ExpectedRow {
  return {
    ...row,
    version: undefined,
    alsoRight: [...row.alsoRight, ...(row.version ? [row.version] : [])],
  };
}

/** Only what needs no workload may be called installed. */
export function withoutInstall(
  row: ExpectedRow,
  unchanged: Detection | undefined,
): ExpectedRow {
  const runs = unchanged?.places.some(({ workloads }) => workloads.length > 0);
  return row.state === 'installed' && runs
    ? { ...versionMayBeLost(row), state: 'trace', mayClaimInstalled: false }
    : versionMayBeLost(row);
}

/** Without its CRDs a leftover is nothing. */
export function withoutLeftover(row: ExpectedRow): ExpectedRow {
  return row.state === 'leftover' || row.tool === 'gateway-api'
    ? { ...row, state: 'trace', mayClaimInstalled: false }
    : row;
}

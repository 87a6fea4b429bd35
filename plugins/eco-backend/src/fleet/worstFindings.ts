import {
  FleetFinding,
  FindingSeverity,
} from '@backstage-eco/plugin-eco-common';

const SEVERITIES: FindingSeverity[] = ['critical', 'warning'];

/** Number of open findings in a cluster, by check and severity. */
interface CountInCluster {
  cluster: string;
  checkId: string;
  severity: FindingSeverity;
  /** Number of findings that are not muted. */
  shown: number;
}

/**
 * Groups findings by check: most severe first, then those in most clusters.
 * Excludes muted findings and severity info. Pure.
 *
 * @param options - `titles`: titles of checks by id; `limit`: maximum number of
 * groups
 */
export function worstFindings(options: {
  counts: CountInCluster[];
  titles: ReadonlyMap<string, string>;
  limit: number;
}): FleetFinding[] {
  const { counts, titles, limit } = options;
  const groups = new Map<string, FleetFinding>();
  for (const { cluster, checkId, severity, shown } of counts) {
    if (shown === 0 || !SEVERITIES.includes(severity)) {
      continue;
    }
    const key = JSON.stringify([severity, checkId]);
    const group = groups.get(key) ?? {
      checkId,
      title: titles.get(checkId) ?? checkId,
      severity,
      findings: 0,
      clusters: [],
    };
    group.findings += shown;
    group.clusters.push(cluster);
    groups.set(key, group);
  }
  return [...groups.values()]
    .sort(
      (a, b) =>
        SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
        b.clusters.length - a.clusters.length ||
        b.findings - a.findings ||
        a.checkId.localeCompare(b.checkId),
    )
    .slice(0, limit);
}

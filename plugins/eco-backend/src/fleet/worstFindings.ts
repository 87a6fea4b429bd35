import {
  FleetFinding,
  FindingSeverity,
} from '@backstage-eco/plugin-eco-common';

const SEVERITIES: FindingSeverity[] = ['critical', 'warning'];

/** How many open findings of a check and severity a cluster has. */
interface CountInCluster {
  cluster: string;
  checkId: string;
  severity: FindingSeverity;
  /** Those that are not muted. */
  shown: number;
}

/**
 * What to do first: findings of one check together, the worst first, then those
 * of the most clusters. Muted ones and mere infos are left out. Pure.
 *
 * @param options - `titles` of checks by their ids; `limit`: at most so many
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

import {
  FindingSeverity,
  Fleet,
  FleetCluster,
  KubernetesSupport,
  SeverityCounts,
} from '@backstage-eco/plugin-eco-common';

/** Filters of the fleet. Empty filters match every row. */
export interface FleetFilters {
  text: string;
  /** Cluster names. */
  clusters: string[];
  /** Outcomes of the last read. */
  outcomes: string[];
  support: string[];
  /** Severities of open findings; one match is enough. */
  severities: string[];
}

/** Returns the rows that match the filters. */
export function filterFleet(
  rows: FleetCluster[],
  filters: FleetFilters,
): FleetCluster[] {
  const { text, clusters, outcomes, support, severities } = filters;
  const isAmong = (chosen: string[], value: string) =>
    chosen.length === 0 || chosen.includes(value);
  return rows.filter(
    ({ cluster, kubernetesSupport, findings }) =>
      `${cluster.name} ${cluster.title}`
        .toLowerCase()
        .includes(text.toLowerCase()) &&
      isAmong(clusters, cluster.name) &&
      isAmong(outcomes, cluster.outcome.status) &&
      isAmong(support, kubernetesSupport.state) &&
      (severities.length === 0 ||
        severities.some(
          each => (findings?.severities[each as FindingSeverity] ?? 0) > 0,
        )),
  );
}

/** A sum over the clusters in which the number is known. */
interface Count {
  count: number;
  /** Number of clusters in which it is known. */
  known: number;
}

/** Sums of the fleet. */
export interface FleetTotals {
  clusters: number;
  notRead: number;
  /** Distinct tools. */
  tools: Count;
  operators: Count;
  changes: number;
  severities: SeverityCounts;
  /** Number of clusters with known findings. */
  checked: number;
  /** Number of clusters by support state of their Kubernetes version. */
  support: Record<KubernetesSupport['state'], number>;
}

/** Sums the rows. Unknown numbers are skipped rather than counted as zero. */
export function fleetTotals({ items: rows, toolCount }: Fleet): FleetTotals {
  const operators = knownOf(rows.map(row => row.operators));
  const checked = rows.flatMap(({ findings }) => findings ?? []);
  const severity = (of: FindingSeverity) =>
    total(checked.map(({ severities }) => severities[of]));
  const support = (state: KubernetesSupport['state']) =>
    rows.filter(each => each.kubernetesSupport.state === state).length;
  return {
    clusters: rows.length,
    notRead: rows.filter(({ cluster }) => cluster.readAt === undefined).length,
    tools: {
      count: toolCount,
      known: knownOf(rows.map(row => row.tools)).length,
    },
    operators: { count: total(operators), known: operators.length },
    changes: total(rows.map(({ changes }) => changes)),
    severities: {
      critical: severity('critical'),
      warning: severity('warning'),
      info: severity('info'),
    },
    checked: checked.length,
    support: {
      supported: support('supported'),
      ending: support('ending'),
      ended: support('ended'),
      unknown: support('unknown'),
    },
  };
}

function knownOf<T>(values: Array<T | undefined>): T[] {
  return values.filter(value => value !== undefined);
}

function total(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

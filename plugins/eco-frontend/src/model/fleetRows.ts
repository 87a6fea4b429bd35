import {
  FindingSeverity,
  Fleet,
  FleetCluster,
  KubernetesSupport,
  SeverityCounts,
} from '@backstage-eco/plugin-eco-common';

/** Which rows of the fleet are wanted; empty ones do not narrow. */
export interface FleetFilters {
  text: string;
  /** Names. */
  clusters: string[];
  /** How their last reading ended. */
  outcomes: string[];
  support: string[];
  /** They have open findings of one of these. */
  severities: string[];
}

/** The rows that fit. */
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

/** A number over those clusters in which it is known. */
interface Count {
  count: number;
  /** In how many clusters it is known. */
  known: number;
}

/** The rows together. */
export interface FleetTotals {
  clusters: number;
  notRead: number;
  /** Different tools. */
  tools: Count;
  operators: Count;
  changes: number;
  severities: SeverityCounts;
  /** In how many clusters findings are known. */
  checked: number;
  /** Clusters by the support of their Kubernetes version. */
  support: Record<KubernetesSupport['state'], number>;
}

/** Adds up the rows; what is unknown is not added as nothing. */
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

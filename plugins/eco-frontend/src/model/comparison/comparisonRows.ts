import { Comparison, LayerId } from '@backstage-eco/plugin-eco-common';
import { Drift, driftOf } from './driftOf';
import { Side, sidesOfKind, sidesOfKubernetes, sidesOfTool } from './Side';

/**
 * State of one subject in one cluster, and how it differs from the baseline.
 */
export interface ComparedCell {
  side: Side;
  drift: Drift;
}

/** One subject across all compared clusters. */
export interface ComparedRow {
  id: string;
  type: 'kubernetes' | 'tool' | 'kind';
  name: string;
  /** Only for tools. */
  toolId?: string;
  /** Only for kinds. */
  kind?: { group: string; plural: string; toolIds: string[] };
  layers: LayerId[];
  /** By cluster name. */
  cells: Map<string, ComparedCell>;
  /** Number of clusters that certainly differ. */
  differing: number;
  hasUnknown: boolean;
  /**
   * Only for kinds: every difference follows from that of its tool, which is
   * missing or extra in the same clusters.
   */
  isExplained: boolean;
}

interface Subject
  extends Omit<
    ComparedRow,
    'cells' | 'differing' | 'hasUnknown' | 'isExplained'
  > {
  sides: Map<string, Side>;
}

const SAME: Drift[] = ['baseline', 'same', 'unknown'];
const TYPES: Array<ComparedRow['type']> = ['kubernetes', 'tool', 'kind'];

/**
 * Compares the selected clusters with the baseline: Kubernetes, then tools,
 * then kinds. Within each type, rows that differ in the fewest clusters come
 * first.
 *
 * @param options - `clusters`: names, including the baseline. A subject that
 * none of them is known to have gets no row
 */
export function comparisonRows(options: {
  comparison: Comparison;
  baseline: string;
  clusters: string[];
}): ComparedRow[] {
  const { comparison, baseline, clusters } = options;
  const rows = subjectsOf(comparison, clusters)
    .filter(({ sides }) =>
      clusters.some(name => sides.get(name)?.is === 'there'),
    )
    .map(subject => toRow(subject, baseline, clusters));
  return explained(rows).sort(
    (a, b) =>
      TYPES.indexOf(a.type) - TYPES.indexOf(b.type) ||
      rank(a) - rank(b) ||
      a.name.localeCompare(b.name),
  );
}

/**
 * Marks kinds whose differences follow from their tools: a missing tool lacks
 * its kinds too.
 */
function explained(rows: ComparedRow[]): ComparedRow[] {
  const tools = new Map(rows.map(row => [row.toolId, row.cells]));
  return rows.map(row => {
    const { kind, cells } = row;
    if (!kind) {
      return row;
    }
    const differing = [...cells].filter(([, { drift }]) => isDiffering(drift));
    return {
      ...row,
      isExplained:
        differing.length > 0 &&
        differing.every(([name, { drift }]) =>
          kind.toolIds.some(id => {
            const ofTool = tools.get(id)?.get(name)?.drift;
            return drift === 'missing'
              ? ofTool === 'missing'
              : isMore(drift) && ofTool !== undefined && isMore(ofTool);
          }),
        ),
    };
  });
}

function isMore(drift: Drift): boolean {
  return drift === 'extra' || drift === 'only';
}

/** Checks for a certain difference. */
export function isDiffering(drift: Drift): boolean {
  return !SAME.includes(drift);
}

/** Sorts rows without differences last. */
function rank({ differing }: ComparedRow): number {
  return differing === 0 ? Number.MAX_SAFE_INTEGER : differing;
}

function subjectsOf(comparison: Comparison, clusters: string[]): Subject[] {
  const { tools, kinds } = comparison;
  const layers = new Map(tools.map(tool => [tool.id, tool.layers]));
  return [
    {
      id: 'kubernetes',
      type: 'kubernetes',
      name: 'Kubernetes',
      layers: [],
      sides: sidesOfKubernetes(comparison.clusters),
    },
    ...tools.map(
      (tool): Subject => ({
        id: `tool/${tool.id}`,
        type: 'tool',
        name: tool.name,
        toolId: tool.id,
        layers: tool.layers,
        sides: sidesOfTool(tool, clusters, comparison),
      }),
    ),
    ...kinds.map(
      (kind): Subject => ({
        id: `kind/${kind.plural}.${kind.group}`,
        type: 'kind',
        name: kind.kind,
        kind: { group: kind.group, plural: kind.plural, toolIds: kind.toolIds },
        layers: kind.toolIds.flatMap(id => layers.get(id) ?? []),
        sides: sidesOfKind(kind, clusters, comparison),
      }),
    ),
  ];
}

const UNKNOWN: Side = { is: 'unknown' };

function toRow(
  { sides, ...subject }: Subject,
  baseline: string,
  clusters: string[],
): ComparedRow {
  const sideOf = (name: string) => sides.get(name) ?? UNKNOWN;
  const having = clusters.filter(name => sideOf(name).is === 'there');
  const cells = new Map(
    clusters.map((name): [string, ComparedCell] => {
      const side = sideOf(name);
      const drift =
        name === baseline
          ? 'baseline'
          : driftOf({
              baseline: sideOf(baseline),
              side,
              isOnly: having.length === 1,
            });
      return [name, { side, drift }];
    }),
  );
  const drifts = [...cells.values()].map(({ drift }) => drift);
  return {
    ...subject,
    cells,
    differing: drifts.filter(isDiffering).length,
    isExplained: false,
    hasUnknown: drifts.includes('unknown') || sideOf(baseline).is === 'unknown',
  };
}

import { ClusterSummary } from '@backstage-eco/plugin-eco-common';
import { clusters, stackOf } from '../../dev/answers';
import { definitions } from '../../dev/recorded';
import { cutStack } from './cutStack';
import { filterRows } from './filterRows';
import { NO_FILTERS } from './filters';
import { TOOL_RANKS } from './toolRanks';
import { ToolRow, foundIn, toolRows } from './toolRows';

const rows = toolRows(stackOf(), definitions.items);

function statesOf(id: string, among: ToolRow[] = rows) {
  const row = among.find(each => each.id === id)!;
  return row.clusters.map(({ state }) => state);
}

function ids(among: ToolRow[]): string[] {
  return among.map(({ id }) => id);
}

describe('toolRows', () => {
  it('has an entry for each cluster, in the same order', () => {
    expect(clusters.map(({ name }) => name)).toEqual([
      'demo-dev',
      'demo-prod',
      'edge-hamburg',
    ]);
    expect(statesOf('kyverno')).toEqual(['leftover', 'installed', 'unknown']);
    expect(statesOf('argocd')).toEqual(['absent', 'installed', 'absent']);
  });

  it('includes known tools that no cluster shows', () => {
    expect(statesOf('contour')).toEqual(['absent', 'absent', 'absent']);
    expect(statesOf('kubectx')).toEqual(['unseen', 'unseen', 'unseen']);
  });

  it('never says "not found" if a cluster could not be checked', () => {
    const certManager = rows.find(({ id }) => id === 'cert-manager')!;
    expect(certManager.clusters[2]).toEqual({
      found: false,
      cluster: 'edge-hamburg',
      state: 'unknown',
      reason:
        'its CRDs were never read: connect ECONNREFUSED 203.0.113.10:6443',
      since: expect.any(String),
    });
    const neverRead: ClusterSummary = {
      name: 'new',
      title: 'new',
      outcome: { status: 'forbidden', reason: '403', at: '2026-01-01' },
      unread: [],
    };
    const stack = { ...stackOf(), clusters: [neverRead] };
    const [first] = toolRows(stack, definitions.items);
    expect(first.clusters).toEqual([
      {
        found: false,
        cluster: 'new',
        state: 'unknown',
        reason: '403',
        since: '2026-01-01',
      },
    ]);
  });

  it('does not claim the absence of a tool without a definition', () => {
    const bare = toolRows(stackOf());
    expect(statesOf('argocd', bare)).toEqual(['unseen', 'installed', 'unseen']);
    const cilium = bare.find(({ id }) => id === 'cilium')!;
    expect(cilium.layers).toEqual(['cni']);
    expect(ids(bare)).not.toContain('contour');
  });
});

describe('filterRows', () => {
  const filter = (change: Partial<typeof NO_FILTERS>, known = false) =>
    ids(filterRows(rows, { filters: { ...NO_FILTERS, ...change }, known }));

  it('returns found tools, and all known ones on request', () => {
    expect(filter({})).not.toContain('contour');
    expect(filter({}, true)).toContain('contour');
  });

  it('requires all words in name, ID or purpose', () => {
    expect(filter({ text: '  CERT manager ' })).toEqual(['cert-manager']);
    expect(filter({ text: 'certificates kubernetes' })).toContain(
      'cert-manager',
    );
  });

  it('requires state and confidence in the same cluster', () => {
    expect(filter({ states: ['leftover'] })).toEqual(['kyverno']);
    expect(filter({ states: ['leftover'], confidences: ['high'] })).toEqual([]);
    expect(filter({ states: ['leftover'], confidences: ['medium'] })).toEqual([
      'kyverno',
    ]);
  });

  it('finds tools that one cluster has and another lacks', () => {
    const found = filter({ states: ['absent'] });
    expect(found).toContain('argocd');
    expect(found).not.toContain('contour');
  });

  it('only considers the selected clusters', () => {
    const dev = toolRows(cutStack(stackOf(), ['demo-dev']), definitions.items);
    expect(ids(filterRows(dev, { filters: NO_FILTERS, known: false }))).toEqual(
      expect.not.arrayContaining(['argocd']),
    );
    expect(dev[0].clusters).toHaveLength(1);
  });
});

describe('TOOL_RANKS', () => {
  const sorted = (key: keyof typeof TOOL_RANKS) =>
    rows
      .filter(row => TOOL_RANKS[key](row) !== undefined)
      .sort((a, b) => TOOL_RANKS[key](a)! - TOOL_RANKS[key](b)!);

  it('puts ended tools first, and has no rank for unknown lifecycles', () => {
    expect(ids(sorted('lifecycle').slice(0, 3)).sort()).toEqual([
      'ingress-nginx',
      'promtail',
      'weave-net',
    ]);
    const [stranger] = toolRows(stackOf());
    expect(TOOL_RANKS.lifecycle(stranger)).toBeUndefined();
  });

  it('puts the most used, the surest and the lowest layer first', () => {
    const most = rows.map(row => foundIn(row).length);
    expect(foundIn(sorted('clusters')[0])).toHaveLength(Math.max(...most));
    expect(sorted('layer')[0].id).toBe('eks');
    expect(sorted('cncf')[0].knowledge?.cncf?.status).toBe('graduated');
  });
});

import { Comparison } from '@backstage-eco/plugin-eco-common';
import { comparisonRows } from './comparisonRows';
import { driftOf } from './driftOf';
import { groupColumns } from './groupColumns';
import { Side } from './Side';
import { typicalCluster } from './typicalCluster';

const tool = (...versions: string[]) => ({
  is: 'there' as const,
  state: 'installed' as const,
  versions,
});
const kind = (schemasHash?: string, ...versions: string[]): Side => ({
  is: 'there',
  versions: versions.length > 0 ? versions : ['v1'],
  schemasHash,
});
const absent: Side = { is: 'absent' };
const unknown: Side = { is: 'unknown', reason: 'forbidden' };

describe('driftOf', () => {
  it.each<[Side, Side, string]>([
    [tool('1.20.0'), tool('1.20.0'), 'same'],
    [tool('1.20.0'), tool('1.9.0'), 'lagging'],
    [tool('1.20.0'), tool('1.20.1'), 'ahead'],
    [tool('1.20'), tool('1.19.9'), 'lagging'],
    [tool('1.20.0'), tool('1.20.0-rc.1'), 'lagging'],
    [tool('1.20.0'), tool('2025.a'), 'different'],
    [tool('1.20.0'), tool('1.20.0+k3s1'), 'different'],
    [tool('1.20.0'), tool('1.19.0', '1.20.0'), 'different'],
    [tool('1.20.0'), { ...tool('1.20.0'), state: 'leftover' }, 'different'],
    [tool('1.20.0'), tool(), 'unknown'],
    [tool('1.20.0'), absent, 'missing'],
    [tool('1.20.0'), unknown, 'unknown'],
    [absent, tool('1.20.0'), 'extra'],
    [absent, absent, 'same'],
    [absent, unknown, 'unknown'],
    [unknown, tool('1.20.0'), 'unknown'],
    [unknown, absent, 'unknown'],
    [kind('a'), kind('a'), 'same'],
    [kind('a'), kind('b'), 'schema'],
    [kind('a'), kind('b', 'v1', 'v2'), 'different'],
    [kind('a'), kind(), 'unknown'],
  ])('of %j and %j is %s', (baseline, side, drift) => {
    expect(driftOf({ baseline, side, isOnly: false })).toBe(drift);
  });

  it('marks what only one cluster has', () => {
    const drift = driftOf({ baseline: absent, side: tool('1'), isOnly: true });
    expect(drift).toBe('only');
  });
});

const comparison: Comparison = {
  clusters: ['a', 'b', 'c', 'd'].map(name => ({
    name,
    title: name.toUpperCase(),
    kubernetesVersion: '1.37.1',
  })),
  unknownIn: [],
  kindsUnknownIn: [{ cluster: 'd', reason: 'forbidden', since: '' }],
  clusterGroups: [['a', 'b'], ['c'], ['d'], ['a'], ['a', 'b', 'c']],
  tools: [
    {
      id: 'argocd',
      name: 'Argo CD',
      layers: ['gitops'],
      observable: 'always',
      forms: [
        { state: 'installed', versions: ['3.2.0'], clusterGroup: 0 },
        { state: 'installed', versions: ['3.1.0'], clusterGroup: 1 },
      ],
      unknown: [{ reason: 'forbidden', clusterGroup: 2 }],
    },
    {
      id: 'helm',
      name: 'Helm',
      layers: ['delivery'],
      observable: 'sometimes',
      forms: [{ state: 'traced', versions: ['3.0.0'], clusterGroup: 3 }],
      unknown: [],
    },
  ],
  kinds: [
    {
      group: 'argoproj.io',
      plural: 'applications',
      kind: 'Application',
      toolIds: ['argocd'],
      forms: [{ served: ['v1'], schemasHash: 'x', clusterGroup: 4 }],
    },
  ],
};

describe('comparisonRows', () => {
  const rowsOf = (clusters: string[]) =>
    comparisonRows({ comparison, baseline: 'a', clusters });
  const drifts = (clusters: string[]) =>
    rowsOf(clusters).map(({ name, cells }) => [
      name,
      [...cells.values()].map(({ drift }) => drift).join(' '),
    ]);

  it('treats what was not read as unknown, not missing', () => {
    expect(drifts(['a', 'b', 'c', 'd'])).toEqual([
      ['Kubernetes', 'baseline same same same'],
      ['Argo CD', 'baseline same lagging unknown'],
      // Helm may be there without being seen.
      ['Helm', 'baseline unknown unknown unknown'],
      ['Application', 'baseline same same unknown'],
    ]);
  });

  it('assigns a kind the layers of its tools, and omits what no cluster has', () => {
    const rows = rowsOf(['b', 'c']);
    expect(rows.map(({ name }) => name)).toEqual([
      'Kubernetes',
      'Argo CD',
      'Application',
    ]);
    expect(rows[2].layers).toEqual(['gitops']);
  });

  it('groups equal clusters, the most different first', () => {
    const clusters = ['a', 'b', 'c'];
    expect(groupColumns(rowsOf(clusters), ['b', 'c'])).toEqual([
      { clusters: ['c'], differing: 1 },
      { clusters: ['b'], differing: 0 },
    ]);
    const [kubernetes] = rowsOf(clusters);
    expect(groupColumns([kubernetes], ['b', 'c'])).toEqual([
      { clusters: ['b', 'c'], differing: 0 },
    ]);
  });
});

describe('kinds', () => {
  it('are explained only by a missing or extra tool', () => {
    const without: Comparison = {
      ...comparison,
      tools: [
        { ...comparison.tools[0], forms: [comparison.tools[0].forms[0]] },
      ],
      kinds: [
        {
          ...comparison.kinds[0],
          forms: [{ served: ['v1'], schemasHash: 'x', clusterGroup: 0 }],
        },
        {
          ...comparison.kinds[0],
          plural: 'projects',
          forms: [{ served: ['v1'], schemasHash: 'x', clusterGroup: 3 }],
        },
      ],
    };
    const rows = comparisonRows({
      comparison: without,
      baseline: 'a',
      clusters: ['a', 'b', 'c'],
    });
    expect(
      rows.map(({ id, differing, isExplained }) => [
        ...[id, differing, isExplained],
      ]),
    ).toEqual([
      ['kubernetes', 0, false],
      ['tool/argocd', 1, false],
      ['kind/applications.argoproj.io', 1, true],
      ['kind/projects.argoproj.io', 2, false],
    ]);
  });
});

describe('typicalCluster', () => {
  it('is the cluster that has most in common with the others', () => {
    expect(typicalCluster(comparison)).toBe('a');
    expect(
      typicalCluster({ ...comparison, clusters: [], tools: [], kinds: [] }),
    ).toBeUndefined();
  });
});

import { HistoryEntry, Tool } from '@backstage-eco/plugin-eco-common';
import { groupHistory, HistoryGrouping } from './groupHistory';

const tools = [
  { id: 'argocd', name: 'Argo CD', layers: ['gitops'] },
  { id: 'cilium', name: 'Cilium', layers: ['cni', 'service-mesh'] },
] as Tool[];

function entry(
  id: string,
  cluster: string,
  type: HistoryEntry['type'],
  ...subjects: string[]
): HistoryEntry {
  return {
    id,
    cluster,
    type,
    at: '2026-01-01T00:00:00Z',
    counts: { tools: 0, absentTools: 0, crds: 0, definitions: 0, others: 0 },
    changes: subjects.map(subject => ({ subject, after: {} })),
  } as unknown as HistoryEntry;
}

const entries = [
  entry('4', 'dev', 'crd-added', 'crd:widgets.acme.io'),
  entry('3', 'prod', 'tool-appeared', 'tool:cilium', 'tool:argocd'),
  entry('2', 'dev', 'tool-version-changed', 'tool:argocd'),
  entry('1', 'dev', 'first-known', 'tool:argocd'),
];

/** Formats each group as `id: entry(subjects) …`. */
function grouped(by: HistoryGrouping): string[] {
  return groupHistory(entries, { by, tools }).map(
    group =>
      `${group.id ?? '-'}: ${group.entries
        .map(
          ({ id, changes }) =>
            `${id}(${changes.map(({ subject }) => subject).join()})`,
        )
        .join(' ')}`,
  );
}

describe('history', () => {
  it('is grouped by cluster', () => {
    expect(grouped('cluster')).toEqual([
      'dev: 4(crd:widgets.acme.io) 2(tool:argocd) 1(tool:argocd)',
      'prod: 3(tool:cilium,tool:argocd)',
    ]);
  });

  it('is grouped by tool, with events of no tool last', () => {
    expect(grouped('tool')).toEqual([
      'cilium: 3(tool:cilium)',
      'argocd: 3(tool:argocd) 2(tool:argocd)',
      '-: 4(crd:widgets.acme.io) 1(tool:argocd)',
    ]);
  });

  it('is grouped by layer, with a tool of several layers in each', () => {
    const groups = grouped('layer');
    expect(groups).toHaveLength(4);
    expect(groups).toEqual(
      expect.arrayContaining([
        'cni: 3(tool:cilium)',
        'service-mesh: 3(tool:cilium)',
        'gitops: 3(tool:argocd) 2(tool:argocd)',
      ]),
    );
  });
});

import { HistoryEntry } from '@backstage-eco/plugin-eco-common';
import { historyTable } from './historyTable';

const counts = { tools: 0, absentTools: 0, crds: 0, definitions: 0, others: 0 };
const upgrade: HistoryEntry = {
  id: '2',
  cluster: 'blue',
  at: '2026-01-02T00:00:00.000Z',
  type: 'tool-version-changed',
  counts: { ...counts, tools: 2, crds: 30 },
  changes: [
    {
      subject: 'tool:argocd',
      before: { state: 'installed', versions: ['2.0'] },
      after: { state: 'installed', versions: ['3.0'] },
    },
    { subject: 'kubernetes-version', after: '1.37.1' },
  ],
};

describe('historyTable', () => {
  it("has a row for each change, with the event's number of changes", () => {
    const { fields, data } = historyTable([upgrade]);
    expect(data.map(row => row.length)).toEqual([fields.length, fields.length]);
    expect(data).toEqual([
      [
        '2026-01-02T00:00:00.000Z',
        'blue',
        'tool-version-changed',
        'tool:argocd',
        '{"state":"installed","versions":["2.0"]}',
        '{"state":"installed","versions":["3.0"]}',
        '32',
      ],
      [
        '2026-01-02T00:00:00.000Z',
        'blue',
        'tool-version-changed',
        'kubernetes-version',
        '',
        '1.37.1',
        '32',
      ],
    ]);
  });

  it('has a row for an event without changes', () => {
    const archived: HistoryEntry = {
      ...upgrade,
      type: 'cluster-archived',
      counts,
      changes: [],
    };
    expect(historyTable([archived]).data).toEqual([
      [archived.at, 'blue', 'cluster-archived', '', '', '', '0'],
    ]);
  });
});

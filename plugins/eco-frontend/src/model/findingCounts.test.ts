import { sumFindings } from './findingCounts';

const clusters = ['first', 'second', 'third'];
const none = { critical: 0, warning: 0, info: 0 };
const counts = {
  items: [
    {
      cluster: 'first',
      severities: { critical: 1, warning: 2, info: 3 },
      tools: [{ toolId: 'cilium', severities: { ...none, warning: 1 } }],
    },
    { cluster: 'second', severities: { ...none, info: 1 }, tools: [] },
  ],
  unknownIn: [],
};

describe('sumFindings', () => {
  it('sums all findings, or those about a tool', () => {
    const both = { counts, clusters: ['first', 'second'] };
    expect(sumFindings(both)).toEqual({
      severities: { critical: 1, warning: 2, info: 4 },
      unknown: [],
    });
    expect(sumFindings({ ...both, toolId: 'cilium' }).severities).toEqual({
      ...none,
      warning: 1,
    });
    expect(sumFindings({ counts, clusters: ['second'] }).severities).toEqual({
      ...none,
      info: 1,
    });
  });

  it('lists the clusters with unknown findings by reason', () => {
    const unknownIn = [
      { cluster: 'second', reason: 'not read yet', since: '2026-01-01' },
    ];
    expect(sumFindings({ counts: { items: [], unknownIn }, clusters })).toEqual(
      {
        severities: none,
        unknown: [
          { reason: undefined, clusters: ['first', 'third'] },
          { reason: 'not read yet', clusters: ['second'] },
        ],
      },
    );
  });
});

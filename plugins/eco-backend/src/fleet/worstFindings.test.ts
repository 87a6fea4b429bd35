import { worstFindings } from './worstFindings';

describe('worstFindings', () => {
  const count = (cluster: string, checkId: string, rest: object = {}) => ({
    cluster,
    checkId,
    severity: 'warning' as const,
    shown: 1,
    ...rest,
  });
  const worst = (
    counts: Parameters<typeof worstFindings>[0]['counts'],
    limit = 9,
  ) => worstFindings({ counts, titles: new Map([['a', 'Title of a']]), limit });

  it('groups findings by check, most severe and most clusters first', () => {
    const all = [
      count('blue', 'b'),
      count('blue', 'a'),
      count('green', 'a', { shown: 3 }),
      count('green', 'c', { severity: 'critical' }),
    ];
    expect(worst(all)).toEqual([
      {
        checkId: 'c',
        title: 'c',
        severity: 'critical',
        findings: 1,
        clusters: ['green'],
      },
      {
        checkId: 'a',
        title: 'Title of a',
        severity: 'warning',
        findings: 4,
        clusters: ['blue', 'green'],
      },
      expect.objectContaining({ checkId: 'b' }),
    ]);
    expect(worst(all, 1).map(({ checkId }) => checkId)).toEqual(['c']);
  });

  it('excludes muted findings and severity info', () => {
    expect(
      worst([
        count('blue', 'a', { shown: 0 }),
        count('blue', 'b', { severity: 'info' }),
      ]),
    ).toEqual([]);
  });
});

import { clusters } from '../../dev/answers';
import { certManager } from '../../dev/certManager';
import { groupAlike, withoutCluster } from './groupAlike';

const [detection] = certManager.detections;

const found = ['a', 'b', 'c', 'd'].map((name, index) => ({
  cluster: { ...clusters[0], name, title: name.toUpperCase() },
  detection: {
    ...detection,
    cluster: name,
    readAt: `2026-01-0${index + 1}T00:00:00.000Z`,
    confidence: name === 'd' ? ('low' as const) : detection.confidence,
  },
}));

describe('groupAlike', () => {
  it('groups clusters that show the same, outliers first', () => {
    const groups = groupAlike(found, withoutCluster);
    expect(groups.map(group => group.clusters)).toEqual([
      ['D'],
      ['A', 'B', 'C'],
    ]);
    expect(groups[1]).toMatchObject({
      found: found[0],
      readAt: '2026-01-01T00:00:00.000Z',
    });
  });

  it('ignores what the comparison excludes', () => {
    expect(groupAlike(found, ({ state }) => state)).toHaveLength(1);
    expect(groupAlike([], withoutCluster)).toEqual([]);
  });
});

import { operatorList } from '../../dev/operators';
import { operatorsInClusters } from './operatorsInClusters';

describe('operatorsInClusters', () => {
  it('splits an operator of several clusters', () => {
    const [certManager] = operatorList.items;
    const { items } = operatorsInClusters({
      ...operatorList,
      items: [{ ...certManager, clusters: ['demo-dev', 'demo-prod', 'edge'] }],
    });
    expect(items.map(({ cluster, findings }) => [cluster, findings])).toEqual([
      ['demo-dev', { critical: 0, warning: 0, info: 0 }],
      ['demo-prod', { critical: 1, warning: 0, info: 2 }],
      // The backend sent no counts for this cluster.
      ['edge', undefined],
    ]);
  });

  it('has no findings for an operator without a known tool', () => {
    const { items } = operatorsInClusters(operatorList);
    const strange = items.find(({ toolId }) => toolId === undefined);
    expect(strange).toMatchObject({ cluster: 'demo-dev', findings: undefined });
  });
});

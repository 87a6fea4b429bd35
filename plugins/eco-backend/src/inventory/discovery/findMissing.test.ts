import { ApiServiceFacts } from '@backstage-eco/plugin-eco-node';
import { object } from '../../detection/testing/buildInventory';
import { findMissing } from './findMissing';

function resource(group: string, version = 'v1') {
  const kind = { resource: 'things', kind: 'Thing' };
  return { group, version, ...kind, namespaced: true, verbs: ['list'] };
}

function apiService(group: string, version = 'v1'): ApiServiceFacts {
  const name = `${version}.${group}`;
  return {
    ...object('APIService', 'apiregistration.k8s.io/v1', { name }),
    group,
    version,
    available: true,
  };
}

const discovery = {
  resources: [resource(''), resource('apps')],
  gaps: [{ group: 'metrics.k8s.io', version: 'v1beta1', reason: 'stale' }],
  empty: [{ group: 'custom.metrics.k8s.io', version: 'v1beta1' }],
};

describe('findMissing', () => {
  it('finds registered groups that discovery omits', () => {
    const registered = [
      apiService(''),
      apiService('apps'),
      apiService('metrics.k8s.io', 'v1beta1'),
      apiService('custom.metrics.k8s.io', 'v1beta1'),
      apiService('apps', 'v1beta1'),
      apiService('example.com'),
    ];
    expect(findMissing({ discovery, registered })).toEqual([
      {
        group: 'apps',
        version: 'v1beta1',
        reason: expect.stringContaining('APIService'),
      },
      {
        group: 'example.com',
        version: 'v1',
        reason: expect.stringContaining('APIService'),
      },
    ]);
  });

  it('forgets groups that are no longer registered', () => {
    const registered = [apiService('apps')];
    const known = [resource('gone.example.com')];
    expect(findMissing({ discovery, registered, known })).toEqual([]);
  });

  it('keeps previously served groups if the APIServices are unknown', () => {
    const known = [resource('apps'), resource('example.com')];
    expect(findMissing({ discovery, known })).toMatchObject([
      { group: 'example.com', version: 'v1' },
    ]);
    expect(findMissing({ discovery })).toEqual([]);
  });
});

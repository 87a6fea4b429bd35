import { CountedRequest } from '../../proxy/startCountingProxy';
import { toTraffic } from './traffic';

function get(path: string, bytes: number): CountedRequest {
  return {
    at: 0,
    method: 'GET',
    path,
    accept: '',
    status: 200,
    bytes,
    ended: true,
  };
}

describe('toTraffic', () => {
  it('sums up pages, watches and requests of no kind', () => {
    const { kinds, requests, bytes } = toTraffic([
      get('/apis', 100),
      get('/version', 1),
      get('/api/v1/pods?limit=2&labelSelector=%21app', 10),
      get('/api/v1/pods?limit=2&labelSelector=%21app&continue=x', 20),
      get('/apis/apps/v1/deployments?watch=1&resourceVersion=7', 0),
      get('/apis/apps/v1/deployments?limit=500', 5),
    ]);
    expect({ requests, bytes }).toEqual({ requests: 6, bytes: 136 });
    expect(kinds).toEqual([
      {
        path: '/api/v1/pods',
        selectors: 'labelSelector=%21app',
        requests: 2,
        pages: 2,
        continued: 1,
        bytes: 30,
      },
      {
        path: '/apis/apps/v1/deployments',
        selectors: '',
        requests: 2,
        pages: 1,
        continued: 0,
        bytes: 5,
      },
    ]);
  });

  it('counts neither legacy discovery nor single objects as kinds', () => {
    const { kinds } = toTraffic([
      get('/api/v1', 1),
      get('/apis/apps/v1', 1),
      get('/apis/apps', 1),
      get('/api/v1/nodes/one', 1),
      get('/api/v1/namespaces/shop/pods', 1),
    ]);
    expect(kinds).toEqual([]);
  });
});

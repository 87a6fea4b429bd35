import type { RequestChanges, StoredRequest } from '../../store';
import { storedRequest } from '../__testUtils__/storedRequest';
import { toNotification } from './toNotification';

const request: StoredRequest = { ...storedRequest, state: 'provisioning' };

function titleAfter(changes: RequestChanges, more = {}) {
  return toNotification({ ...request, ...more }, changes)?.title;
}

describe('a notification about a request', () => {
  it('says once that the request is complete', () => {
    expect(toNotification(request, { state: 'ready' })).toEqual({
      title: 'Database orders is ready',
      description: 'Namespace shop of cluster blue',
      link: '/eco/databases/requests/r',
      topic: 'eco.databases',
      scope: 'eco:database-request:r',
      severity: 'normal',
    });
    expect(titleAfter({ state: 'verified' }, { state: 'ready' })).toBe(
      undefined,
    );
    expect(titleAfter({ state: 'verified' })).toBe('Database orders is ready');
    expect(titleAfter({ state: 'ready' }, { operation: 'update' })).toBe(
      'Database orders is changed',
    );
    expect(titleAfter({ state: 'deleted' }, { operation: 'delete' })).toBe(
      'Database orders is deleted',
    );
  });

  it('says that the request failed, without data of the cluster', () => {
    const failed = toNotification(request, {
      state: 'failed',
      progress: { steps: [], error: { field: 'spec', message: 'No nodes.' } },
    });
    expect(failed?.title).toBe('Request to create database orders failed');
    expect(failed?.description).toBe('Namespace shop of cluster blue');
    expect(failed?.severity).toBe('high');
  });

  it('says once that the request needs a person, without the reason', () => {
    const stalled = { steps: [], isStalled: true, waitingFor: 'No storage.' };
    expect(toNotification(request, { progress: stalled })).toMatchObject({
      title: 'Database orders needs your attention',
      description: 'Namespace shop of cluster blue',
    });
    expect(titleAfter({ progress: stalled }, { progress: stalled })).toBe(
      undefined,
    );
  });

  it('is not sent for requests that continue by themselves or were cancelled', () => {
    expect(titleAfter({ state: 'provisioning' })).toBeUndefined();
    expect(titleAfter({ state: 'cancelled' })).toBeUndefined();
    expect(titleAfter({ dueInMs: 1 })).toBeUndefined();
  });
});

import { DATABASE } from '@backstage-eco/plugin-eco-common';
import { ApiClient } from '../kubernetes/ApiClient';
import { makeReflectors } from './makeReflectors';
import { Triggers } from './Triggers';
import { WorkQueue } from './WorkQueue';

/**
 * Returns how long each of many Databases waits after a change that all may
 * depend on.
 */
function waits(databases: number): number[] {
  const reflectors = makeReflectors({} as ApiClient, { denied: {} });
  const addAfter = jest.fn();
  const queue = { addAfter } as unknown as WorkQueue;
  const triggers = new Triggers(reflectors, queue, () => {});
  for (let i = 0; i < databases; i++) {
    const name = `orders-${i}`;
    reflectors.databases.store.put({
      ...DATABASE,
      metadata: { name, namespace: 'shop', uid: name, resourceVersion: '1' },
    });
  }
  addAfter.mockClear();
  triggers.addAll();
  return addAfter.mock.calls.map(([, ms]) => ms);
}

describe('a change that all Databases may depend on', () => {
  it('triggers a reconciliation of each, at most a thousand per second', () => {
    const many = waits(5000);
    expect(many).toHaveLength(5000);
    expect(Math.min(...many)).toBeGreaterThanOrEqual(5000);
    expect(Math.max(...waits(10))).toBeLessThan(200);
  });
});

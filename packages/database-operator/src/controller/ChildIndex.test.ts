import { DATABASE_LABELS } from '@backstage-eco/plugin-eco-common';
import { setFlagsFromString } from 'v8';
import { runInNewContext } from 'vm';
import { KubernetesObject } from '../kubernetes/objects';
import { Store } from '../kubernetes/Store';
import { ChildIndex } from './ChildIndex';

const CHANGES = 20_000;

function labelled(family: string, version: number): KubernetesObject {
  return {
    metadata: {
      name: 'one',
      namespace: 'shop',
      uid: 'uid',
      resourceVersion: String(version),
      labels: { [DATABASE_LABELS.name]: family },
    },
  };
}

function usedBytes(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed;
}

describe('ChildIndex', () => {
  it('finds an object only by its latest label', () => {
    const store = new Store(each => each);
    const index = new ChildIndex(store);
    store.put(labelled('orders', 1));
    store.put(labelled('carts', 2));
    expect(index.of('shop/orders')).toEqual([]);
    expect(index.of('shop/carts')).toHaveLength(1);
    store.remove(labelled('carts', 3));
    expect(index.of('shop/carts')).toEqual([]);
  });

  it('keeps nothing of former labels, however often they change', () => {
    const store = new Store(each => each);
    const index = new ChildIndex(store);
    const before = usedBytes();
    for (let change = 0; change < CHANGES; change++) {
      store.put(labelled(`family-${change}`, change));
    }
    expect(index.of(`shop/family-${CHANGES - 1}`)).toHaveLength(1);
    expect((usedBytes() - before) / CHANGES).toBeLessThan(20);
  });
});

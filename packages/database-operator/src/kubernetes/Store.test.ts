import { Store } from './Store';

function object(namespace: string, name: string) {
  return { metadata: { namespace, name, uid: name, resourceVersion: '1' } };
}

describe('a Store that keeps the newest objects', () => {
  it('drops the oldest object of a namespace with too many', () => {
    const store = new Store(each => each, { mostOfNamespace: 2 });
    const gone: string[] = [];
    store.onChange(({ key, next }) => next ?? gone.push(key));
    store.put(object('quiet', 'only'));
    for (const name of ['first', 'second', 'third', 'fourth']) {
      store.put(object('loud', name));
    }
    expect(gone).toEqual(['loud/first', 'loud/second']);
    expect([...store.values()].map(({ metadata }) => metadata.name)).toEqual([
      'only',
      'third',
      'fourth',
    ]);
  });

  it('has room again after a removal', () => {
    const store = new Store(each => each, { mostOfNamespace: 2 });
    store.put(object('loud', 'first'));
    store.put(object('loud', 'second'));
    store.remove(object('loud', 'first'));
    store.put(object('loud', 'third'));
    store.retain(new Set(['loud/third']));
    store.put(object('loud', 'fourth'));
    expect(store.size).toBe(2);
  });
});

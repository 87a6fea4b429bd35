import { applyChanges, keepUnchanged } from './keepUnchanged';
import { objectKey } from './objectKey';

const a = { name: 'a', labels: { x: '1' } };
const b = { name: 'b', labels: {} };
const previous = [b, a];
const options = { previous, keyOf: objectKey };

/** As it comes from a database. */
function copyOf<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}

describe('what did not change', () => {
  it('stays the same array, whatever the order', () => {
    expect(keepUnchanged(copyOf([a, b]), options)).toBe(previous);
    expect(applyChanges(new Map(), options)).toBe(previous);
    expect(applyChanges(new Map([['/a', copyOf(a)]]), options)).toBe(previous);
    expect(applyChanges(new Map([['/c', undefined]]), options)).toBe(previous);
  });

  it('stays the same object beside what did', () => {
    const changed = { name: 'a', labels: { x: '2' } };
    const items = keepUnchanged([copyOf(b), changed], options);
    expect(items).toEqual([changed, b]);
    expect(items[1]).toBe(b);
    expect(items).not.toBe(previous);
  });

  it('stays when others come and go', () => {
    const c = { namespace: 'shop', name: 'c', labels: {} };
    const items = applyChanges(
      new Map([
        ['shop/c', c],
        ['/a', undefined],
      ]),
      options,
    );
    expect(items).toEqual([b, c]);
    expect(items[0]).toBe(b);
  });

  it('is told by namespace and name', () => {
    const inShop = { ...a, namespace: 'shop' };
    expect(keepUnchanged([a, b, inShop], options)).toHaveLength(3);
  });

  it('is there once, though it comes twice', () => {
    expect(keepUnchanged(copyOf([a, b, a]), options)).toBe(previous);
  });

  it('can have any name', () => {
    const odd = [{ name: '__proto__' }, { name: 'constructor' }];
    const items = keepUnchanged(odd, { previous: [], keyOf: objectKey });
    expect(items).toEqual(odd);
  });
});

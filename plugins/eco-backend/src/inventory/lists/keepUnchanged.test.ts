import { applyChanges, keepUnchanged } from './keepUnchanged';
import { objectKey } from './objectKey';

const a = { name: 'a', labels: { x: '1' } };
const b = { name: 'b', labels: {} };
const previous = [b, a];
const options = { previous, keyOf: objectKey };

/** Returns a copy, as if loaded from the database. */
function copyOf<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}

describe('unchanged items', () => {
  it('keep the same array, regardless of order', () => {
    expect(keepUnchanged(copyOf([a, b]), options)).toBe(previous);
    expect(applyChanges(new Map(), options)).toBe(previous);
    expect(applyChanges(new Map([['/a', copyOf(a)]]), options)).toBe(previous);
    expect(applyChanges(new Map([['/c', undefined]]), options)).toBe(previous);
  });

  it('keep the same object next to changed ones', () => {
    const changed = { name: 'a', labels: { x: '2' } };
    const items = keepUnchanged([copyOf(b), changed], options);
    expect(items).toEqual([changed, b]);
    expect(items[1]).toBe(b);
    expect(items).not.toBe(previous);
  });

  it('stay when others come and go', () => {
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

  it('are identified by namespace and name', () => {
    const inShop = { ...a, namespace: 'shop' };
    expect(keepUnchanged([a, b, inShop], options)).toHaveLength(3);
  });

  it('appear once even if listed twice', () => {
    expect(keepUnchanged(copyOf([a, b, a]), options)).toBe(previous);
  });

  it('may have any name', () => {
    const odd = [{ name: '__proto__' }, { name: 'constructor' }];
    const items = keepUnchanged(odd, { previous: [], keyOf: objectKey });
    expect(items).toEqual(odd);
  });
});

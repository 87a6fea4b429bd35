import fc from 'fast-check';
import { childName } from './names';

const databaseName = fc.stringMatching(
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?){0,3}$/,
  { maxLength: 253 },
);

describe('childName', () => {
  it('keeps a short plain name', () => {
    expect(childName('orders')).toBe('orders');
  });

  it.each(['9lives', 'a.b', 'x'.repeat(41), 'y'.repeat(253)])(
    'changes %s, which is no valid name of a Service',
    name => {
      expect(childName(name)).not.toBe(name);
    },
  );

  it('is always a DNS label of at most 40 characters that begins with a letter', () => {
    fc.assert(
      fc.property(databaseName, name => {
        expect(childName(name)).toMatch(/^[a-z]([-a-z0-9]{0,38}[a-z0-9])?$/);
      }),
    );
  });

  it('distinguishes long names with the same start', () => {
    const start = 'orders-of-the-year.'.padEnd(200, 'a');
    expect(childName(`${start}1`)).not.toBe(childName(`${start}2`));
  });
});

import { fieldsHash } from './fieldsHash';

const size = { type: 'string', description: 'How big.' };
const schema = (properties: object) => ({ type: 'object', properties });

describe('fieldsHash', () => {
  it('is the same whatever is said about fields, in whichever order', () => {
    const one = schema({ size, count: { type: 'integer' } });
    const other = schema({
      count: { type: 'integer', default: 1, minimum: 1 },
      size: { type: 'string' },
    });
    expect(fieldsHash(other)).toBe(fieldsHash(one));
  });

  it.each([
    ['a field more', schema({ size, other: size })],
    ['another type', schema({ size: { type: 'integer' } })],
    ['a field elsewhere', schema({ spec: schema({ size }) })],
    ['a list of it', schema({ size: { type: 'array', items: size } })],
    [
      'any field',
      { ...schema({ size }), 'x-kubernetes-preserve-unknown-fields': true },
    ],
  ])('is another one with %s', (_, other) => {
    expect(fieldsHash(other)).not.toBe(fieldsHash(schema({ size })));
  });

  it('takes no type that is no text', () => {
    const hostile = { ...schema({ size }), type: { toString: 1 } };
    expect(fieldsHash(hostile)).toBe(
      fieldsHash({ ...schema({ size }), type: undefined }),
    );
  });

  it('is none of what has no end', () => {
    let deep: object = size;
    for (let depth = 0; depth < 200; depth++) {
      deep = schema({ deep });
    }
    expect(fieldsHash(deep as Record<string, unknown>)).toBeUndefined();
  });
});

import { fieldsHash } from './fieldsHash';

const size = { type: 'string', description: 'How big.' };
const schema = (properties: object) => ({ type: 'object', properties });

describe('fieldsHash', () => {
  it('ignores descriptions and the order of fields', () => {
    const one = schema({ size, count: { type: 'integer' } });
    const other = schema({
      count: { type: 'integer', default: 1, minimum: 1 },
      size: { type: 'string' },
    });
    expect(fieldsHash(other)).toBe(fieldsHash(one));
  });

  it.each([
    ['one more field', schema({ size, other: size })],
    ['another type', schema({ size: { type: 'integer' } })],
    ['a field elsewhere', schema({ spec: schema({ size }) })],
    ['a list of the field', schema({ size: { type: 'array', items: size } })],
    [
      'any field',
      { ...schema({ size }), 'x-kubernetes-preserve-unknown-fields': true },
    ],
  ])('differs with %s', (_, other) => {
    expect(fieldsHash(other)).not.toBe(fieldsHash(schema({ size })));
  });

  it('ignores a type that is not a string', () => {
    const hostile = { ...schema({ size }), type: { toString: 1 } };
    expect(fieldsHash(hostile)).toBe(
      fieldsHash({ ...schema({ size }), type: undefined }),
    );
  });

  it('is undefined for endless nesting', () => {
    let deep: object = size;
    for (let depth = 0; depth < 200; depth++) {
      deep = schema({ deep });
    }
    expect(fieldsHash(deep as Record<string, unknown>)).toBeUndefined();
  });
});

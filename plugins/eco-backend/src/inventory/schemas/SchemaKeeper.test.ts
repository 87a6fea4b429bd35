import { KeptSchema, SchemaKeeper } from './SchemaKeeper';

function keeper() {
  const kept: KeptSchema[] = [];
  const schemas = new SchemaKeeper(async schema => {
    kept.push(schema);
  });
  return { schemas, kept };
}

describe('SchemaKeeper', () => {
  it('names a schema by what it says, not by how it is written', () => {
    const { schemas } = keeper();
    const name = schemas.nameOf({ type: 'object', items: { b: 1, a: [2, 1] } });
    expect(name).toMatch(/^[0-9a-f]{64}$/);
    expect(schemas.nameOf({ items: { a: [2, 1], b: 1 }, type: 'object' })).toBe(
      name,
    );
    expect(
      schemas.nameOf({ items: { a: [1, 2], b: 1 }, type: 'object' }),
    ).not.toBe(name);
  });

  it('hands each over once, when it is asked to', async () => {
    const { schemas, kept } = keeper();
    const hash = schemas.nameOf({ b: 1, a: 2 });
    expect(kept).toEqual([]);
    await schemas.settle();
    schemas.nameOf({ a: 2, b: 1 });
    await schemas.settle();
    expect(kept).toEqual([{ hash, json: '{"a":2,"b":1}' }]);
  });

  it('takes the keys of a schema for what they are', () => {
    const { schemas } = keeper();
    const hostile = JSON.parse('{"__proto__":{"type":"string"},"a":1}');
    expect(schemas.nameOf(hostile)).not.toBe(schemas.nameOf({ a: 1 }));
  });

  it('is not broken by a schema that is nested without end', () => {
    const { schemas } = keeper();
    const nested = (depth: number) =>
      JSON.parse(`${'{"not":'.repeat(depth)}{}${'}'.repeat(depth)}`);
    expect(schemas.nameOf(nested(500))).toMatch(/^[0-9a-f]{64}$/);
    expect(schemas.nameOf(nested(50_000))).toBeUndefined();
  });
});

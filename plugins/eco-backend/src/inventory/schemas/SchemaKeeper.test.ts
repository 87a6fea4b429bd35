import { RecentSchemas } from './RecentSchemas';
import { KeptSchema, SchemaKeeper } from './SchemaKeeper';

function keeper(recent = new RecentSchemas()) {
  const kept: KeptSchema[] = [];
  const keep = async (schemas: KeptSchema[]) => {
    kept.push(...schemas);
  };
  return { schemas: new SchemaKeeper({ keep, recent }), kept };
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

  it('hands nothing over that another reading did lately', async () => {
    const recent = new RecentSchemas();
    const [one, other] = [keeper(recent), keeper(recent)];
    const hash = one.schemas.nameOf({ b: 1, a: 2 });
    await one.schemas.settle();
    expect(other.schemas.nameOf({ b: 1, a: 2 })).toBe(hash);
    expect(other.schemas.nameOf({ a: 2, b: 1 })).toBe(hash);
    await other.schemas.settle();
    expect(other.kept).toEqual([]);
  });

  it('hands over what another reading met and could not hand over', async () => {
    const recent = new RecentSchemas();
    const keep = async () => {
      throw new Error('the database is gone');
    };
    const failing = new SchemaKeeper({ keep, recent });
    const other = keeper(recent);
    failing.nameOf({ a: 1 });
    other.schemas.nameOf({ a: 1 });
    await expect(failing.settle()).rejects.toThrow('the database is gone');
    other.schemas.nameOf({ a: 1 });
    await other.schemas.settle();
    expect(other.kept).toHaveLength(1);
  });

  it('hands a schema over again after two hours', async () => {
    const clock = jest.spyOn(performance, 'now').mockReturnValue(0);
    const recent = new RecentSchemas();
    const hour = 3_600_000;
    const keptAt = async (at: number) => {
      clock.mockReturnValue(at);
      const { schemas, kept } = keeper(recent);
      schemas.nameOf({ a: 1 });
      await schemas.settle();
      return kept.length;
    };
    expect(await keptAt(0)).toBe(1);
    expect(await keptAt(hour)).toBe(0);
    expect(await keptAt(hour + 1)).toBe(0);
    expect(await keptAt(2 * hour + 2)).toBe(1);
    clock.mockRestore();
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

import { RawObject } from '@backstage-eco/plugin-eco-recognition';
import { RecentSchemas } from './RecentSchemas';
import { KeptSchema, SchemaKeeper } from './SchemaKeeper';

function keeper(recent = new RecentSchemas()) {
  const kept: KeptSchema[] = [];
  const keep = async (schemas: KeptSchema[]) => {
    kept.push(...schemas);
  };
  const schemas = new SchemaKeeper({ keep, recent });
  return { schemas, kept, nameOf: naming(schemas) };
}

function naming(schemas: SchemaKeeper) {
  return (schema: RawObject) => schemas.read(schema).schemaHash;
}

/** Reads a schema as if it came from a list. */
function readText(schemas: SchemaKeeper, text: string) {
  return schemas.read(JSON.parse(schemas.replace(Buffer.from(text))));
}

describe('SchemaKeeper', () => {
  it('hashes the content of a schema, not its formatting', () => {
    const { nameOf } = keeper();
    const name = nameOf({ type: 'object', items: { b: 1, a: [2, 1] } });
    expect(name).toMatch(/^[0-9a-f]{64}$/);
    expect(nameOf({ items: { a: [2, 1], b: 1 }, type: 'object' })).toBe(name);
    expect(nameOf({ items: { a: [1, 2], b: 1 }, type: 'object' })).not.toBe(
      name,
    );
  });

  it('stores each schema once, on settle', async () => {
    const { schemas, kept, nameOf } = keeper();
    const hash = nameOf({ b: 1, a: 2 });
    expect(kept).toEqual([]);
    await schemas.settle();
    nameOf({ a: 2, b: 1 });
    await schemas.settle();
    expect(kept).toEqual([{ hash, json: '{"a":2,"b":1}' }]);
  });

  it('skips schemas that another read stored recently', async () => {
    const recent = new RecentSchemas();
    const [one, other] = [keeper(recent), keeper(recent)];
    const text = '{"type":"object","properties":{"status":{}}}';
    const facts = readText(one.schemas, text);
    await one.schemas.settle();
    expect(other.schemas.replace(Buffer.from(text))).not.toContain('status');
    expect(readText(other.schemas, text)).toEqual({
      ...facts,
      capabilityFields: undefined,
    });
    const reformatted = ` ${text}`;
    expect(readText(other.schemas, reformatted)).toEqual(facts);
    await other.schemas.settle();
    expect(other.kept).toEqual([]);
  });

  it('stores schemas that another read failed to store', async () => {
    const recent = new RecentSchemas();
    const keep = async () => {
      throw new Error('the database is gone');
    };
    const failing = new SchemaKeeper({ keep, recent });
    const other = keeper(recent);
    readText(failing, '{"a":1}');
    readText(other.schemas, '{"a":1}');
    await expect(failing.settle()).rejects.toThrow('the database is gone');
    readText(other.schemas, '{"a":1}');
    await other.schemas.settle();
    expect(other.kept).toHaveLength(1);
  });

  it('stores a schema again after two hours', async () => {
    const clock = jest.spyOn(performance, 'now').mockReturnValue(0);
    const recent = new RecentSchemas();
    const hour = 3_600_000;
    const keptAt = async (at: number) => {
      clock.mockReturnValue(at);
      const { schemas, kept } = keeper(recent);
      readText(schemas, '{"a":1}');
      await schemas.settle();
      return kept.length;
    };
    expect(await keptAt(0)).toBe(1);
    expect(await keptAt(hour)).toBe(0);
    expect(await keptAt(hour + 1)).toBe(0);
    expect(await keptAt(2 * hour + 2)).toBe(1);
    clock.mockRestore();
  });

  it('limits the cache to a few megabytes', async () => {
    const recent = new RecentSchemas();
    recent.add('first', 'known');
    for (let each = 0; each < 20_000; each++) {
      recent.add(`schema ${each}`, 'x'.repeat(1_000));
    }
    expect(recent.get('first')).toBeUndefined();
    expect(recent.get('schema 19999')).toBeDefined();
  });

  it('treats special keys of a schema as plain data', () => {
    const { nameOf } = keeper();
    const hostile = JSON.parse('{"__proto__":{"type":"string"},"a":1}');
    expect(nameOf(hostile)).not.toBe(nameOf({ a: 1 }));
  });

  it('survives a schema with endless nesting', () => {
    const { schemas, nameOf } = keeper();
    const nested = (depth: number) =>
      `${'{"not":'.repeat(depth)}{}${'}'.repeat(depth)}`;
    expect(nameOf(JSON.parse(nested(500)))).toMatch(/^[0-9a-f]{64}$/);
    expect(nameOf(JSON.parse(nested(50_000)))).toBeUndefined();
    const text = nested(50_000);
    expect(readText(schemas, text)).toEqual(readText(schemas, text));
    expect(readText(schemas, text).schemaHash).toBeUndefined();
  });
});

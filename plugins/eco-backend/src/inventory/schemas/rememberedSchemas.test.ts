import { KIND_SOURCES } from '../kinds';
import { FactsReader } from '../lists/FactsReader';
import { ItemCut } from '../requests/ItemScanner';
import { readItems } from '../requests/readItems';
import { RecentSchemas } from './RecentSchemas';
import { KeptSchema, SchemaKeeper } from './SchemaKeeper';

// Strings stand for bytes here, one byte per character.
const nested = (depth: number) =>
  `${'{"not":'.repeat(depth)}{}${'}'.repeat(depth)}`;
const SCHEMAS = [
  '{}',
  '{"type":"object","description":"d"}',
  '{ "type":\n"object" , "description" : "d"}',
  '{"\\u0074ype":"object","description":"\\u0064"}',
  '{"type":"string","type":"object","description":"d"}',
  '{"properties":{"spec":{"properties":{"z":{},"backup":{},"a":{"properties":{"upgrade":{}}}}},"status":{}}}',
  '{"properties":{"status":{},"spec":{"properties":{"a":{"properties":{"upgrade":{}}},"backup":{},"z":{}}}}}',
  '{"properties":{"spec":{"properties":{"backup":{},"10":{},"9":{}}},"status":[]}}',
  '{"__proto__":{"properties":{"status":{}}}}',
  '{"openAPIV3Schema":{"type":"object","description":"d"}}',
  '{"schema":{"properties":{"status":{}}}}',
  '{"type":-0,"items":{"type":1e999}}',
  '{"type":{"toString":1},"items":{"type":[[{}]]}}',
  '{"a":"}]\\"{[\\\\"}',
  '{"a":"\xc3\xbc \xff \xc3"}',
  '{"a":"\xed\xa0\x80","b":"\\ud800"}',
  nested(150),
  '[]',
  'null',
  '"{}"',
];
const NO_JSON = ['{"a":1 2}', '{"a":[}]}', '{"a":1}}', '{,}'];
/** A key before the items, nested as deeply as a schema in an item. */
const DEEP = '{"":{"":{"":{"":{"":{"openAPIV3Schema":{}}}}}}}';
const KEYS = [
  ...Array<string>(8).fill('"openAPIV3Schema":'),
  '"openAPIV3Schem\\u0061":',
  '"x\\"openAPIV3Schema":',
  '"openAPIV3Schema" \t:\r\n',
  `"openAPIV3Schema":${' '.repeat(40)}`,
  '"OpenAPIV3Schema":',
];

/** Returns uniform random numbers between 0 and 1, reproducible by seed. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function oddItems(random: () => number) {
  const below = (count: number) => Math.floor(random() * count);
  const one = <T>(of: readonly T[]) => of[below(of.length)];
  const several = (make: () => string) =>
    Array.from({ length: one([1, 1, 1, 2, 3]) }, make).join(',');
  const schema = () =>
    `{${several(() => one(KEYS) + one(below(60) === 0 ? NO_JSON : SCHEMAS))}}`;
  const version = () =>
    `{"name":"v${below(3)}","served":true,"storage":${one([
      true,
      false,
    ])},${several(() => `"schema":${schema()}`)},"subresources":${schema()}}`;
  const versions = () =>
    one([
      (list: string) => `[${list}]`,
      (list: string) => `[${list}]`,
      (list: string) => `[[${list}]]`,
      (list: string) => `[{"schema":{"schema":${schema()}}},${list}]`,
    ])(several(version));
  const item = () =>
    `{"metadata":{"name":"n","labels":{"a":"\\"openAPIV3Schema\\":{"}},"spec":{${several(
      () => `"versions":${versions()}`,
    )},"conversion":{"webhook":{"clientConfig":{"openAPIV3Schema":{},"service":${one(
      SCHEMAS,
    )}}}}}}`;
  const broken = (text: string) => {
    const at = below(text.length);
    return (
      text.slice(0, at) +
      one(['', '"', '\\', '{', '}', ',']) +
      text.slice(at + 1)
    );
  };
  return { below, next: () => (below(6) === 0 ? broken(item()) : item()) };
}

function facts(schemas: SchemaKeeper) {
  const source = KIND_SOURCES.crds;
  const apiVersion = 'apiextensions.k8s.io/v1';
  return new FactsReader({ source, apiVersion, schemas });
}

function inParts(parts: Uint8Array[]): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull: stream =>
      at < parts.length ? stream.enqueue(parts[at++]) : stream.close(),
  });
}

/** Returns the facts read from a list, or the error. */
async function outcomeOf(
  list: string,
  reader: ReturnType<typeof facts>,
  options: { partLength: number; cut?: ItemCut },
) {
  const items: unknown[] = [];
  const bytes = Buffer.from(list, 'latin1');
  const parts: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += options.partLength) {
    parts.push(bytes.subarray(at, at + options.partLength));
  }
  const take = (item: Record<string, unknown>) =>
    items.push(reader.read(item).facts);
  try {
    const { body, length } = await readItems(
      new Response(inParts(parts)),
      take,
      options.cut,
    );
    return { items, body, length };
  } catch (error) {
    return { items, error: String(error) };
  }
}

/** A store that fails now and then. */
class UnreliableStore {
  readonly kept = new Set<string>();
  readonly #random: () => number;

  constructor(random: () => number) {
    this.#random = random;
  }

  keep = async (schemas: KeptSchema[]) => {
    if (this.#random() < 0.1) {
      throw new Error('the database is gone');
    }
    schemas.forEach(({ hash }) => this.kept.add(hash));
  };
}

/** Counts the schemas that were not parsed again. */
class Counted {
  remembered = 0;

  cut(cut: ItemCut): ItemCut {
    const replace = (json: Buffer) => {
      const inPlace = cut.replace(json);
      this.remembered += Number(!inPlace.includes('"schema":'));
      return inPlace;
    };
    return { ...cut, replace };
  }
}

describe('cached schema facts', () => {
  it.each([1, 2, 3, 4])(
    'never differ from reading the schema again (seed %d)',
    async seed => {
      const random = randomNumbers(seed);
      const { below, next } = oddItems(random);
      const recent = new RecentSchemas();
      const counted = new Counted();
      const { keep, kept } = new UnreliableStore(random);
      const lost: string[] = [];
      for (let round = 0; round < 300; round++) {
        const list = `{"kind":"CustomResourceDefinitionList","metadata":${DEEP},"items":[${next()},${next()}]}`;
        const partLength = [7, 100, 4_096, list.length][below(4)];
        const reader = facts(new SchemaKeeper({ recent, keep }));
        const cut = reader.cut && counted.cut(reader.cut);
        const found = await outcomeOf(list, reader, { partLength, cut });
        const plain = facts(new SchemaKeeper());
        expect(found).toEqual(await outcomeOf(list, plain, { partLength }));
        const isKept = await reader.settle().then(
          () => true,
          () => false,
        );
        const hashes = JSON.stringify(found).matchAll(/"schemaHash":"(\w+)"/g);
        lost.push(
          ...[...hashes]
            .map(([, hash]) => hash)
            .filter(hash => isKept && !kept.has(hash)),
        );
      }
      expect(lost).toEqual([]);
      expect(counted.remembered).toBeGreaterThan(300);
    },
  );
});

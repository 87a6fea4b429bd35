import { readItems } from './readItems';

/** Returns a body that arrives in chunks of the given length, in bytes. */
function inParts(text: string, length: number): Response {
  const bytes = new TextEncoder().encode(text);
  let from = 0;
  return new Response(
    new ReadableStream({
      pull(controller) {
        if (from >= bytes.length) {
          controller.close();
          return;
        }
        controller.enqueue(bytes.subarray(from, from + length));
        from += length;
      },
    }),
  );
}

async function read(text: string, partLength = text.length) {
  const items: unknown[] = [];
  const list = await readItems(inParts(text, partLength), item =>
    items.push(item),
  );
  return { items, ...list };
}

const ITEMS = [
  { metadata: { name: 'a' }, spec: { items: [1, [2], { items: [{}] }] } },
  { text: 'brackets ]}[{ and "quotes" and \\ and \\"', empty: {} },
  { name: 'Grüße 🌱', last: '\\' },
];
const LIST = {
  kind: 'PodList',
  metadata: { continue: '"items":[' },
  items: [],
};

describe('readItems', () => {
  it.each([1, 2, 3, 7, 1_000])(
    'returns the items of a list that arrives in chunks of %d bytes',
    async length => {
      const list = { ...LIST, items: ITEMS, after: [{ a: 1 }] };
      for (const space of [undefined, 2]) {
        const text = JSON.stringify(list, undefined, space);
        const { items, body } = await read(text, length);
        const left = body.items as unknown[];
        expect([...items, ...left]).toEqual(ITEMS);
        expect(body).toEqual({ ...list, items: left });
      }
    },
  );

  it('passes on an item before the next one arrives', async () => {
    const encoder = new TextEncoder();
    let comes = ['{"items":[{"a":1},', '{"a":2}', ']}'];
    const items: unknown[] = [];
    const seen: number[] = [];
    const body = new ReadableStream(
      {
        pull(controller) {
          seen.push(items.length);
          const [next, ...others] = comes;
          comes = others;
          if (next) {
            controller.enqueue(encoder.encode(next));
          } else {
            controller.close();
          }
        },
      },
      { highWaterMark: 0 },
    );
    await readItems(new Response(body), item => items.push(item));
    expect(seen).toEqual([0, 1, 2, 2]);
  });

  it('leaves a list unchanged if it has no items, or malformed ones', async () => {
    for (const list of [
      LIST,
      { ...LIST, items: null },
      { items: { a: [{}] } },
    ]) {
      expect(await read(JSON.stringify(list))).toMatchObject({
        items: [],
        body: list,
      });
    }
  });

  it('returns the length of the list', async () => {
    const text = '{"items":[{"a":"ü"}, {}]}';
    expect((await read(text)).length).toBe(Buffer.byteLength(text));
  });

  it.each([
    ['{"items":[{"a":1},', 'the answer is no JSON object'],
    ['{"items":[{"a":1}]', 'the answer is no JSON object'],
    ['{"items":[{"a":1 "b"}]}', 'the answer is no JSON object'],
    ['[{"items":[{}]}]', 'the answer is no JSON object'],
    ['{"items":[{},1]}', 'no list of Kubernetes objects'],
    ['{"items":[{},"a"]}', 'no list of Kubernetes objects'],
    ['{"items":[[{}]]}', 'no list of Kubernetes objects'],
    ['}}}', 'the answer is no JSON object'],
  ])('rejects %s', async (text, message) => {
    await expect(read(text)).rejects.toThrow(message);
  });

  it('stops after a million values', async () => {
    const many = `{"items":[${'{},'.repeat(1_000_000)}{}]}`;
    await expect(read(many, 65_536)).rejects.toMatchObject({
      isTooLong: true,
    });
  });
});

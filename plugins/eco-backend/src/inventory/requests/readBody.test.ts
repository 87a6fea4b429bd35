import { readBody } from './readBody';

function body(text: string, times: number): Response {
  let left = times;
  const chunk = new TextEncoder().encode(text);
  return new Response(
    new ReadableStream({
      pull(controller) {
        if (left-- > 0) {
          controller.enqueue(chunk);
        } else {
          controller.close();
        }
      },
    }),
  );
}

describe('readBody', () => {
  it('reads a chunked body', async () => {
    expect(await readBody(body('{"a":[1,2]}', 3))).toHaveLength(33);
  });

  it('stops after a million values, long before the last byte', async () => {
    // 2 MB, which would become 50 MB of objects.
    const many = body('{},'.repeat(1_000), 1_000);
    await expect(readBody(many)).rejects.toMatchObject({
      isTooLong: true,
      message: 'an answer has more than 1000000 values',
    });
  });

  it('stops at 64 MiB of anything else', async () => {
    const long = body('a'.repeat(1024 * 1024), 65);
    await expect(readBody(long)).rejects.toMatchObject({ isTooLong: true });
  });
});

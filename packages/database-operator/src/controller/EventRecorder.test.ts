import { Database } from '@backstage-eco/plugin-eco-common';
import { json } from 'stream/consumers';
import { serveApi } from '../__testUtils__/serveApi';
import { EventRecorder } from './EventRecorder';

const database: Database = {
  metadata: { name: 'orders', namespace: 'shop', uid: 'u1' },
};

describe('events of a Database', () => {
  let api: Awaited<ReturnType<typeof serveApi>>;
  let recorder: EventRecorder;
  const messages: string[] = [];

  beforeAll(async () => {
    api = await serveApi(async (request, response) => {
      messages.push(((await json(request)) as { message: string }).message);
      response.writeHead(201).end('{}');
    });
  });

  beforeEach(() => {
    messages.length = 0;
    recorder = new EventRecorder(api.client, 'me', () => {});
  });

  afterAll(() => api.stop());

  const emit = (message: string) =>
    recorder.emit(database, { type: 'Normal', reason: 'Ready', message });

  it('say the same thing once', async () => {
    await emit('one server');
    await emit('two servers');
    await emit('one server');
    expect(messages).toEqual(['one server', 'two servers']);
  });

  it('differ by what they say, and not by what is cut off', async () => {
    const long = 'x'.repeat(1_000);
    await emit(`${long}1`);
    await emit(`${long}2`);
    expect(messages).toEqual([long]);
  });
});

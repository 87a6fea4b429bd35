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
  const told: string[] = [];

  beforeAll(async () => {
    api = await serveApi(async (request, response) => {
      told.push(((await json(request)) as { message: string }).message);
      response.writeHead(201).end('{}');
    });
  });

  beforeEach(() => {
    told.length = 0;
    recorder = new EventRecorder(api.client, 'me', () => {});
  });

  afterAll(() => api.stop());

  const tell = (message: string) =>
    recorder.tell(database, { type: 'Normal', reason: 'Ready', message });

  it('say the same thing once', async () => {
    await tell('one server');
    await tell('two servers');
    await tell('one server');
    expect(told).toEqual(['one server', 'two servers']);
  });

  it('differ by what they say, and not by what is cut off', async () => {
    const long = 'x'.repeat(1_000);
    await tell(`${long}1`);
    await tell(`${long}2`);
    expect(told).toEqual([long]);
  });
});

import { once } from 'node:events';
import { appendFile, mkdtemp, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { backendReady } from './backend';

describe('backendReady', () => {
  it('asks nothing of a port that the backend does not have yet', async () => {
    let asked = 0;
    const server = createServer((_, response) => {
      asked++;
      response.end('{}');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const log = join(await mkdtemp(join(tmpdir(), 'backend-')), 'backend.log');
    await writeFile(log, 'Loading config\n');
    const backend = {
      exited: new Promise<number>(() => {}),
      stop: async () => {},
      kill: async () => {},
    };
    const ready = backendReady(backend, {
      baseUrl: `http://127.0.0.1:${port}`,
      log,
      signal: new AbortController().signal,
    });
    await sleep(500);
    expect(asked).toBe(0);
    await appendFile(log, `info Listening on 127.0.0.1:${port}\n`);
    await ready;
    expect(asked).toBe(1);
    server.closeAllConnections();
    server.close();
  });
});

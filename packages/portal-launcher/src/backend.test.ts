import { once } from 'node:events';
import { appendFile, mkdtemp, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { backendReady } from './backend';
import { NodeChild } from './childProcess';

const RUNNING: NodeChild = {
  exited: new Promise<number>(() => {}),
  stop: async () => {},
  kill: async () => {},
};

async function logOf(text: string): Promise<string> {
  const log = join(await mkdtemp(join(tmpdir(), 'backend-')), 'backend.log');
  await writeFile(log, text);
  return log;
}

describe('backendReady', () => {
  it('sends nothing to a port before the backend listens', async () => {
    let asked = 0;
    const server = createServer((_, response) => {
      asked++;
      response.end('{}');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const log = await logOf('Loading config\n');
    const ready = backendReady(RUNNING, {
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

  it('fails at once if another program has taken the port', async () => {
    const ready = backendReady(RUNNING, {
      baseUrl: 'http://127.0.0.1:1',
      log: await logOf('Error: listen EADDRINUSE: address already in use\n'),
      signal: new AbortController().signal,
    });
    await expect(ready).rejects.toThrow('another program has taken its port');
  });
});

import { createServer, RequestListener, Server } from 'http';
import { AddressInfo } from 'net';
import { RunningProcess } from 'child-processes';
import { waitUntilHealthy } from './health';

/** Stub of a running component. */
const RUNNING = { name: 'slow', running: true } as RunningProcess;

describe('waiting until a component is healthy', () => {
  let server: Server;
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  async function listen(answer: RequestListener) {
    server = createServer(answer);
    await new Promise<void>(resolve =>
      server.listen(0, '127.0.0.1', () => resolve()),
    );
    const { port } = server.address() as AddressInfo;
    return { url: `http://127.0.0.1:${port}/healthz`, ca: '' };
  }

  it('waits for the answers of a slow machine', async () => {
    let asked = 0;
    const check = await listen((_, response) => {
      asked += 1;
      setTimeout(() => response.end('ok'), 3000);
    });
    await waitUntilHealthy(RUNNING, check, AbortSignal.timeout(15_000));
    expect(asked).toBe(1);
  });

  it('ends when aborted, even during a request', async () => {
    const interrupt = new AbortController();
    const check = await listen(() => interrupt.abort(new Error('Ctrl-C')));
    const started = Date.now();
    const waiting = waitUntilHealthy(RUNNING, check, interrupt.signal);
    await expect(waiting).rejects.toThrow('Ctrl-C');
    expect(Date.now() - started).toBeLessThan(1500);
  });
});

import { createServer, RequestListener, Server } from 'http';
import { AddressInfo } from 'net';
import { RunningProcess } from 'child-processes';
import { waitUntilHealthy } from './health';

/** A component as long as it runs. */
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

  it('gives a slow machine the time that its answers take', async () => {
    let asked = 0;
    const check = await listen((_, response) => {
      asked += 1;
      setTimeout(() => response.end('ok'), 3000);
    });
    await waitUntilHealthy(RUNNING, check, AbortSignal.timeout(15_000));
    expect(asked).toBe(1);
  });

  it('ends with the signal, also while a question is open', async () => {
    const interrupt = new AbortController();
    const check = await listen(() => interrupt.abort(new Error('Ctrl-C')));
    const started = Date.now();
    const waiting = waitUntilHealthy(RUNNING, check, interrupt.signal);
    await expect(waiting).rejects.toThrow('Ctrl-C');
    expect(Date.now() - started).toBeLessThan(1500);
  });
});

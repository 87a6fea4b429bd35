import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { checkContext } from './checkContext';
import { ContextAccess } from './ContextAccess';
import { KubeconfigContext } from './resolveContext';

const MIB = 1024 * 1024;

describe('checkContext', () => {
  let server: Server;
  let sentBytes = 0;

  beforeAll(async () => {
    const chunk = 'x'.repeat(MIB);
    server = createServer((_, response) => {
      const send = () => {
        while (!response.destroyed && response.write(chunk)) {
          sentBytes += MIB;
        }
      };
      response.on('drain', send);
      response.write('{"kind":"');
      send();
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
  });

  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it('reports no API server if the response does not end', async () => {
    const { port } = server.address() as AddressInfo;
    const context: KubeconfigContext = {
      name: 'endless',
      cluster: { server: `http://127.0.0.1:${port}` },
      user: {},
    };
    const access = new ContextAccess(context);
    expect(await checkContext(access, context)).toMatch(
      /is no Kubernetes API server/,
    );
    expect(sentBytes).toBeLessThan(64 * MIB);
    await access.close();
  });
});

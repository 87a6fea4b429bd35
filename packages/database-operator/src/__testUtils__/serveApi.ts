import { createServer, RequestListener } from 'http';
import { AddressInfo } from 'net';
import { ApiClient } from '../kubernetes/ApiClient';

/** Starts a fake API server with scripted responses, and a client for it. */
export async function serveApi(answer: RequestListener) {
  const server = createServer(answer);
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const client = new ApiClient({
    server: `http://127.0.0.1:${port}`,
    namespace: 'a',
  });
  return {
    client,
    stop() {
      client.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

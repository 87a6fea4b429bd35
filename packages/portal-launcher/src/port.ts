import { createServer } from 'node:net';
import { StartFailure } from './options';

/**
 * Checks that a port is free on both loopback addresses, where `localhost` may
 * lead.
 *
 * @throws StartFailure if another program listens there, or only root may use
 *   the port
 */
export async function checkPortFree(port: number): Promise<void> {
  for (const host of ['127.0.0.1', '::1']) {
    const problem = await listenOnce(host, port);
    if (problem === 'EADDRINUSE') {
      throw new StartFailure(
        `Port ${port} is in use by another program (perhaps by an Eco that still runs). Stop that one, or take another port: PORT=${
          port + 1
        } npm start`,
      );
    }
    if (problem === 'EACCES') {
      throw new StartFailure(
        `Port ${port} may only be used by root: take one above 1023, as in PORT=7008 npm start`,
      );
    }
    // Ignores other errors, such as EADDRNOTAVAIL: there is no such address
    // here.
  }
}

function listenOnce(host: string, port: number): Promise<string | undefined> {
  return new Promise(resolve => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code));
    server.listen({ host, port }, () => server.close(() => resolve(undefined)));
  });
}

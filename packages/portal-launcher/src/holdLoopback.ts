import { connect, createServer, Socket } from 'node:net';
import { pipeline } from 'node:stream';
import { StartFailure } from './options';

/**
 * Occupies `[::1]:port` and forwards it to 127.0.0.1, where the portal listens.
 * Browsers try `::1` first for `localhost`. Another user of the machine who
 * listened there would receive the address with its key.
 *
 * @throws StartFailure if the port is taken. On a machine without IPv6 there is
 *   nothing to occupy.
 */
export async function holdLoopback(
  port: number,
): Promise<{ stop(): Promise<void> }> {
  const open = new Set<Socket>();
  const server = createServer(socket => {
    open.add(socket);
    // An error on one end closes the other.
    pipeline(socket, connect(port, '127.0.0.1'), socket, () => {
      open.delete(socket);
    });
  });
  const problem = await new Promise<NodeJS.ErrnoException | undefined>(
    resolve => {
      server.once('error', resolve);
      server.listen({ host: '::1', port }, () => resolve(undefined));
    },
  );
  if (problem?.code === 'EADDRINUSE') {
    throw new StartFailure(
      `Another program has just taken port ${port} of ::1, where browsers look for the portal first. Take another port: PORT=${
        port + 1
      } npm start`,
    );
  }
  return {
    stop: () =>
      new Promise(resolve => {
        open.forEach(socket => socket.destroy());
        // If it never listened, closing fails, which does not matter.
        server.close(() => resolve());
      }),
  };
}

import { connect, createServer, Socket } from 'node:net';
import { pipeline } from 'node:stream';
import { StartFailure } from './options';

/**
 * Holds `[::1]:port` and leads it to 127.0.0.1, where the portal listens. Browsers
 * look for `localhost` there first: another user of the machine who listened there
 * would get the address with its key.
 *
 * @throws StartFailure where somebody has taken it. A machine without IPv6 has
 *   nothing to hold.
 */
export async function holdLoopback(
  port: number,
): Promise<{ stop(): Promise<void> }> {
  const open = new Set<Socket>();
  const server = createServer(socket => {
    open.add(socket);
    // An error of one end closes the other.
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
        // Where it never listened, the error of closing it says only that.
        server.close(() => resolve());
      }),
  };
}

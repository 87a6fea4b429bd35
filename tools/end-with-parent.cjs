// @ts-check
/**
 * Ends this process when the one that started it is gone, however it went:
 * a killed parent cannot pass a signal on, but its end of a pipe closes.
 *
 * The parent puts its process id and the pipe's descriptor into
 * ECO_PARENT_PIPE ("4711:3"). Without it, or where another process than that
 * one is the parent, this file does nothing. Loaded with `node --require`, or
 * imported.
 */
const net = require('node:net');

const [parent, descriptor] = (process.env.ECO_PARENT_PIPE ?? '')
  .split(':')
  .map(Number);
// Children of this process have other parents.
delete process.env.ECO_PARENT_PIPE;

if (parent === process.ppid && descriptor > 2) {
  const pipe = new net.Socket({ fd: descriptor, readable: true });
  const end = () => process.kill(process.pid, 'SIGTERM');
  pipe.on('error', end);
  pipe.on('close', end);
  pipe.resume();
  pipe.unref();
}

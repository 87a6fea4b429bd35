// @ts-check
/**
 * Ends this process when its parent is gone, in whatever way: a killed parent
 * cannot forward a signal, but its end of a pipe closes.
 *
 * The parent sets ECO_PARENT_PIPE to its process ID and the descriptor of the
 * pipe ("4711:3"). Without the variable, or if another process is the parent,
 * this file does nothing. Loaded with `node --require`, or imported.
 */
const net = require('node:net');

const [parent, descriptor] = (process.env.ECO_PARENT_PIPE ?? '')
  .split(':')
  .map(Number);
// The variable does not apply to children of this process.
delete process.env.ECO_PARENT_PIPE;

if (parent === process.ppid && descriptor > 2) {
  const pipe = new net.Socket({ fd: descriptor, readable: true });
  const end = () => process.kill(process.pid, 'SIGTERM');
  pipe.on('error', end);
  pipe.on('close', end);
  pipe.resume();
  pipe.unref();
}

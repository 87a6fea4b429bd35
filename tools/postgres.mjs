// @ts-check
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { run, start } from './child-processes.mjs';
import { ensurePostgres } from './database-programs.mjs';
import { Failure } from './failure.mjs';

/**
 * Timeout in milliseconds for a server that hangs, even on a slow machine; one
 * that has ended is noticed at once.
 */
const READY_WITHIN = 180_000;

/**
 * Stops the server when the pipe of this process closes, in whatever way this
 * process ends. The server itself does not watch the pipe.
 */
const GUARD =
  'trap : INT TERM HUP; "$@" & server=$!; cat <&3 >/dev/null; kill -INT $server; wait $server; rm -rf "$ECO_POSTGRES_FOLDER"';

/**
 * @typedef {object} Postgres
 * @property {Record<string, string>} env Tells tests the connection and the
 * programs' folder
 * @property {{ host: string, port: number, user: string, password: string }} connection
 * @property {() => Promise<void>} halt Stops the server, and keeps its data
 * @property {() => Promise<void>} resume Restarts a halted server with the same
 * port and data
 * @property {() => Promise<void>} stop Stops the server, and removes its data
 */

/**
 * Starts a PostgreSQL server on loopback with an empty data folder. Installs
 * PostgreSQL with apt-get if missing and permitted.
 *
 * @returns {Promise<Postgres>}
 * @throws {Failure} if there is no PostgreSQL, with how to get it
 */
export async function startPostgres() {
  const { bin, major } = await ensurePostgres();
  const folder = mkdtempSync(join(tmpdir(), 'eco-postgres-'));
  const user = unprivilegedUser();
  if (user) {
    chownSync(folder, user.uid, user.gid);
  }
  try {
    const password = randomBytes(16).toString('hex');
    await createData({ bin, folder, user, password });
    const port = await freePort();
    /** @type {ReturnType<typeof serve>[]} */
    const servers = [];
    const resume = async () => {
      if (!(await accepts(port))) {
        const server = serve({ bin, folder, user, port });
        servers.push(server);
        await waitUntilReady(port, server.exited, folder);
      }
    };
    await resume();
    return {
      env: {
        ECO_POSTGRES_BIN: bin,
        [`BACKSTAGE_TEST_DATABASE_POSTGRES${major}_CONNECTION_STRING`]: `postgres://eco:${password}@127.0.0.1:${port}/postgres`,
      },
      connection: { host: '127.0.0.1', port, user: 'eco', password },
      halt: () => halt({ folder, port }),
      resume,
      stop: async () => {
        // Only the last one runs; the guards of the others still wait to clean
        // up.
        for (const server of servers.reverse()) {
          server.signal('SIGINT');
          await server.exited;
        }
        rmSync(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/**
 * @returns {{ uid: number, gid: number } | undefined} a user other than root,
 * which initdb refuses; undefined if not needed
 */
function unprivilegedUser() {
  if (process.getuid?.() !== 0) {
    return undefined;
  }
  const entry = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map(line => line.split(':'))
    .find(([name]) => name === 'postgres' || name === 'nobody');
  return { uid: Number(entry?.[2] ?? 65534), gid: Number(entry?.[3] ?? 65534) };
}

/**
 * @typedef {object} Server
 * @property {string} bin
 * @property {string} folder
 * @property {{ uid: number, gid: number } | undefined} user
 */

/** @param {Server & { password: string }} options */
async function createData({ bin, folder, user, password }) {
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) {
    chownSync(passwordFile, user.uid, user.gid);
  }
  const log = join(folder, 'initdb.log');
  const code = await run(
    join(bin, 'initdb'),
    [
      ...['-D', join(folder, 'data'), '-U', 'eco', '--pwfile', passwordFile],
      ...['--auth', 'scram-sha-256', '--encoding', 'UTF8', '--locale', 'C'],
      '--no-sync',
    ],
    { log, user, cwd: folder },
  );
  if (code !== 0) {
    throw new Failure(`initdb failed:\n${readFileSync(log, 'utf8')}`);
  }
}

/** @param {Server & { port: number }} options */
function serve({ bin, folder, user, port }) {
  return start(
    'sh',
    [
      ...['-c', GUARD, 'postgres-guard', join(bin, 'postgres')],
      ...['-D', join(folder, 'data'), '-p', String(port)],
      ...['-c', 'listen_addresses=127.0.0.1'],
      ...['-c', 'unix_socket_directories=', '-c', 'fsync=off'],
    ],
    {
      cwd: folder,
      env: { ECO_POSTGRES_FOLDER: folder },
      log: join(folder, 'server.log'),
      user,
    },
  );
}

/**
 * @param {number} port
 * @param {Promise<number>} exited
 * @param {string} folder
 */
async function waitUntilReady(port, exited, folder) {
  let ended = false;
  exited.finally(() => (ended = true)).catch(() => {});
  const until = Date.now() + READY_WITHIN;
  while (!(await accepts(port))) {
    if (ended || Date.now() > until) {
      const log = readFileSync(join(folder, 'server.log'), 'utf8');
      throw new Failure(`PostgreSQL did not start:\n${log}`);
    }
    await delay(100);
  }
}

/** @param {{ folder: string, port: number }} options */
async function halt({ folder, port }) {
  const file = join(folder, 'data', 'postmaster.pid');
  const [pid] = readFileSync(file, 'utf8').split('\n');
  process.kill(Number(pid), 'SIGINT');
  // The server removes the file last.
  while ((await accepts(port)) || existsSync(file)) {
    await delay(50);
  }
}

/** @param {number} port */
function accepts(port) {
  return new Promise(resolve => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.on('connect', () => resolve(true));
    socket.on('error', () => resolve(false));
    socket.on('connect', () => socket.destroy());
  });
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port: 0 }, () => {
      const address = /** @type {import('node:net').AddressInfo} */ (
        server.address()
      );
      server.close(() => resolve(address.port));
    });
  });
}

import { execFileSync, spawn, SpawnOptions } from 'child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync } from 'fs';
import { rm } from 'fs/promises';
import { createServer } from 'net';
import { homedir, tmpdir, userInfo } from 'os';
import { join } from 'path';

const NOBODY = 65534;
const MARIADB_PACKAGE = 'mariadb-server-core';
const CACHE = join(
  process.env.ECO_CACHE ?? join(homedir(), '.cache', 'eco'),
  'database-servers',
);

/** A real database server on this machine. */
export interface DatabaseServer {
  port: number;
  stop(): Promise<void>;
}

/** PostgreSQL of the Debian package `postgresql`, with an empty cluster. */
export async function startPostgres(): Promise<DatabaseServer> {
  const bin = postgresFolder();
  const data = mkdtempSync(join(tmpdir(), 'database-operator-postgres-'));
  const { uid, gid } = asNobody();
  if (uid !== undefined) {
    chownSync(data, uid, gid);
  }
  execFileSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust'],
    {
      ...asNobody(),
      stdio: 'pipe',
    },
  );
  const port = await freePort();
  return run({
    command: join(bin, 'postgres'),
    args: ['-D', data, '-k', data, '-h', '127.0.0.1', '-p', String(port)],
    options: asNobody(),
    data,
    port,
  });
}

/** MariaDB of the Debian package `mariadb-server-core`, with no tables at all. */
export async function startMariaDb(): Promise<DatabaseServer> {
  const root = mariaDbFolder();
  const data = mkdtempSync(join(tmpdir(), 'database-operator-mariadb-'));
  const port = await freePort();
  const libraries = ['lib', 'usr/lib']
    .flatMap(folder =>
      ['x86_64', 'aarch64'].map(cpu => join(root, folder, `${cpu}-linux-gnu`)),
    )
    .join(':');
  return run({
    command: join(root, 'usr/sbin/mariadbd'),
    args: [
      '--no-defaults',
      `--datadir=${data}`,
      '--skip-grant-tables',
      // It must read what lies in the home of whoever runs the tests.
      `--user=${userInfo().username}`,
      '--bind-address=127.0.0.1',
      `--port=${port}`,
      `--socket=${join(data, 'socket')}`,
      `--lc-messages-dir=${join(root, 'usr/share/mysql')}`,
    ],
    options: { env: { ...process.env, LD_LIBRARY_PATH: libraries } },
    data,
    port,
  });
}

/** Where the newest PostgreSQL's programs are. */
export function postgresFolder(): string {
  const root = '/usr/lib/postgresql';
  const [version] = existsSync(root) ? readdirSync(root).sort().reverse() : [];
  if (!version) {
    throw new Error('There is no PostgreSQL: apt-get install postgresql');
  }
  return join(root, version, 'bin');
}

/** The installed MariaDB, or one that is unpacked beside the system. */
function mariaDbFolder(): string {
  if (existsSync('/usr/sbin/mariadbd')) {
    return '/';
  }
  const root = join(CACHE, 'mariadb');
  if (!existsSync(join(root, 'usr/sbin/mariadbd'))) {
    const packages = join(CACHE, 'packages');
    mkdirSync(packages, { recursive: true });
    execFileSync(
      'apt-get',
      ['download', MARIADB_PACKAGE, ...mariaDbLibraries()],
      { cwd: packages, stdio: 'pipe' },
    );
    for (const file of readdirSync(packages)) {
      execFileSync('dpkg', ['-x', join(packages, file), root]);
    }
  }
  return root;
}

/** Those of its libraries that few machines have; their names differ by release. */
function mariaDbLibraries(): string[] {
  const depends = execFileSync('apt-cache', ['depends', MARIADB_PACKAGE]);
  const names = String(depends).matchAll(/Depends: (lib(?:aio|uring)\S*)/g);
  return [...names].map(([, name]) => name);
}

/** PostgreSQL refuses to run as root. */
export function asNobody() {
  return process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
}

function run(server: {
  command: string;
  args: string[];
  options: SpawnOptions;
  data: string;
  port: number;
}): DatabaseServer {
  const { command, args, options, data, port } = server;
  const child = spawn(command, args, { ...options, stdio: 'ignore' });
  const ended = new Promise<void>(resolve => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  return {
    port,
    stop: async () => {
      child.kill('SIGQUIT');
      child.kill('SIGKILL');
      await ended;
      await rm(data, { recursive: true, force: true });
    },
  };
}

/** A port that nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        resolve(typeof address === 'object' && address ? address.port : 0),
      );
    });
  });
}

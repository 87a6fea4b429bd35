import { findFreePorts, startProcess } from 'child-processes';
import { execFileSync } from 'child_process';
import { chownSync, mkdtempSync } from 'fs';
import { rm } from 'fs/promises';
import { tmpdir, userInfo } from 'os';
import { join } from 'path';

const NOBODY = 65534;

/** A real database server on this machine. */
export interface DatabaseServer {
  port: number;
  stop(): Promise<void>;
}

/** Starts PostgreSQL with an empty cluster. */
export async function startPostgres({
  host = '127.0.0.1',
  port: wanted,
}: {
  host?: string;
  /** A free port by default. */
  port?: number;
} = {}): Promise<DatabaseServer> {
  const bin = postgresFolder();
  const data = mkdtempSync(join(tmpdir(), 'database-operator-postgres-'));
  const { uid, gid } = asUnprivilegedUser();
  if (uid !== undefined) {
    chownSync(data, uid, gid);
  }
  execFileSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust'],
    {
      ...asUnprivilegedUser(),
      stdio: 'pipe',
    },
  );
  const port = wanted ?? (await findFreePorts(1))[0];
  return run({
    command: join(bin, 'postgres'),
    args: ['-D', data, '-k', data, '-h', host, '-p', String(port)],
    user: asUnprivilegedUser(),
    data,
    port,
  });
}

/** Starts MariaDB without any tables. */
export async function startMariaDb(): Promise<DatabaseServer> {
  const bin = mariaDbFolder();
  const data = mkdtempSync(join(tmpdir(), 'database-operator-mariadb-'));
  const [port] = await findFreePorts(1);
  return run({
    command: join(bin, 'mariadbd'),
    args: [
      '--no-defaults',
      `--datadir=${data}`,
      '--skip-grant-tables',
      // It refuses to run as root without this option.
      `--user=${userInfo().username}`,
      '--bind-address=127.0.0.1',
      `--port=${port}`,
      `--socket=${join(data, 'socket')}`,
    ],
    data,
    port,
  });
}

/** Returns the folder with PostgreSQL's programs, as found by `npm test`. */
export function postgresFolder(): string {
  return folderNamedBy('ECO_POSTGRES_BIN', 'PostgreSQL', 'postgresql');
}

/** Returns the folder with MariaDB's server, as found by `npm test`. */
export function mariaDbFolder(): string {
  return folderNamedBy('ECO_MARIADB_BIN', 'MariaDB', 'mariadb');
}

function folderNamedBy(variable: string, server: string, name: string): string {
  const folder = process.env[variable];
  if (!folder) {
    throw new Error(
      `${server} was not found. npm test looks for it, and installs it on Debian; elsewhere install it (macOS: brew install ${name}), or set ${variable} to the folder with its server`,
    );
  }
  return folder;
}

/** Returns the user `nobody` if running as root, which PostgreSQL refuses. */
export function asUnprivilegedUser() {
  return process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
}

function run(server: {
  command: string;
  args: string[];
  user?: { uid?: number; gid?: number };
  data: string;
  port: number;
}): DatabaseServer {
  const { command, args, user, data, port } = server;
  const child = startProcess({
    name: command,
    program: command,
    args,
    user,
    stdio: ['ignore', 'ignore', 'ignore'],
  });
  return {
    port,
    stop: async () => {
      await child.kill();
      await rm(data, { recursive: true, force: true });
    },
  };
}

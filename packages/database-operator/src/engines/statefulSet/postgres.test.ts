import { findFreePorts, startProcess } from 'child-processes';
import { execFileSync } from 'child_process';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
} from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { setTimeout } from 'timers/promises';
import {
  asUnprivilegedUser,
  postgresFolder,
} from '../../__testUtils__/databaseServers';
import { FIRST_START, PREPARE } from './postgres';

const ADMIN = "admin's-password";
const APP = 'app"$password';
/** Maximum logging that a user can configure. */
const LOG_ALL = [
  'log_statement=all',
  'log_min_duration_statement=0',
  'log_min_duration_sample=0',
  'log_statement_sample_rate=1',
  'log_transaction_sample_rate=1',
  'log_duration=on',
  'log_min_error_statement=debug5',
].flatMap(setting => ['-c', setting]);

/**
 * Runs the scripts of the pods against real PostgreSQL servers, with what the
 * image's own entrypoint does in between: initdb, and the first start.
 */
describe('the scripts of a PostgreSQL pod', () => {
  const folder = mkdtempSync(join(tmpdir(), 'database-operator-pod-'));
  const bin = postgresFolder();
  const stops: (() => Promise<void>)[] = [];

  beforeAll(() => own(folder));

  afterAll(async () => {
    await Promise.all(stops.map(stop => stop()));
    rmSync(folder, { recursive: true, force: true });
  });

  function own(path: string): string {
    mkdirSync(path, { recursive: true });
    chmodSync(path, 0o700);
    const { uid, gid } = asUnprivilegedUser();
    if (uid !== undefined) {
      chownSync(path, uid, gid);
    }
    return path;
  }

  function run(command: string, args: string[], env: Record<string, string>) {
    return execFileSync(command, args, {
      ...asUnprivilegedUser(),
      env: { PATH: `${bin}:${process.env.PATH}`, LC_ALL: 'C', ...env },
      cwd: folder,
      stdio: 'pipe',
      encoding: 'utf8',
    });
  }

  const logFile = join(folder, 'log');

  async function start(data: string, port: number): Promise<void> {
    const args = ['-D', data, '-k', folder, '-h', '127.0.0.1', '-p', `${port}`];
    const server = startProcess({
      name: 'postgres',
      program: join(bin, 'postgres'),
      args: [...args, ...LOG_ALL],
      logFile,
      user: asUnprivilegedUser(),
    });
    stops.push(server.kill);
    for (let i = 0; i < 100; i++) {
      try {
        run('pg_isready', ['-h', '127.0.0.1', '-p', `${port}`], {});
        return;
      } catch {
        await setTimeout(100);
      }
    }
    throw new Error(`${data} does not start`);
  }

  const query = (port: number, user: string, sql: string) =>
    run('psql', ['-Atc', sql, '-d', user === 'app' ? 'app' : 'postgres'], {
      PGHOST: '127.0.0.1',
      PGPORT: `${port}`,
      PGUSER: user,
      PGPASSWORD: user === 'app' ? APP : ADMIN,
    }).trim();

  it('create the database, and replicas that follow the first server', async () => {
    const [first, second] = await findFreePorts(2);
    const volumes = ['orders-0', 'orders-1'].map(name =>
      own(join(folder, name)),
    );
    const [primary, replica] = volumes.map(volume => join(volume, 'pgdata'));
    const prepare = (name: string, PGDATA: string) =>
      run('bash', ['-c', PREPARE], {
        PGDATA,
        FIRST_START,
        SCRIPTS: own(join(folder, `${name}-scripts`)),
        PRIMARY: '127.0.0.1',
        POD_NAME: name,
        PGPORT: `${first}`,
        PGPASSWORD: ADMIN,
      });
    prepare('orders-0', primary);
    const password = join(folder, 'password');
    run('bash', ['-c', 'printf %s "$ADMIN" > password'], { ADMIN });
    run(
      'initdb',
      [
        '-D',
        primary,
        '-U',
        'postgres',
        '-A',
        'scram-sha-256',
        '--pwfile',
        password,
      ],
      {},
    );
    await start(primary, first);
    run('bash', [join(folder, 'orders-0-scripts/first-start.sh')], {
      PGDATA: primary,
      PGHOST: folder,
      PGPORT: `${first}`,
      PGPASSWORD: ADMIN,
      APP_PASSWORD: APP,
    });
    query(first, 'postgres', 'SELECT pg_reload_conf()');
    const log = readFileSync(logFile, 'utf8');
    expect(log).toContain('statement: SELECT pg_reload_conf()');
    expect(log).not.toContain(APP);
    expect(log).not.toContain('CREATE ROLE');
    query(first, 'app', 'CREATE TABLE kept (word text)');
    prepare('orders-1', replica);
    // A restart finds the copy and keeps it.
    prepare('orders-1', replica);
    await start(replica, second);
    query(first, 'app', "INSERT INTO kept VALUES ('here')");
    let seen = '';
    for (let i = 0; i < 100 && seen === ''; i++) {
      await setTimeout(50);
      seen = query(second, 'app', 'SELECT word FROM kept');
    }
    expect(seen).toBe('here');
    expect(query(second, 'postgres', 'SELECT pg_is_in_recovery()')).toBe('t');
    expect(() =>
      query(second, 'app', "INSERT INTO kept VALUES ('no')"),
    ).toThrow(/read-only/);
  });
});

// @ts-check
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Failure } from './failure.mjs';
import {
  findInPath,
  installSystemPackage,
  isExecutable,
} from './system-packages.mjs';

const HOMEBREW = '/opt/homebrew/opt';
/**
 * Versions that @backstage/backend-test-utils and the tests of the store
 * support.
 */
const POSTGRES_MAJORS = [14, 15, 16, 17, 18];

/**
 * A PostgreSQL installation on this machine.
 *
 * @typedef {{ bin: string, major: number }} PostgresPrograms
 */

/**
 * Finds the newest PostgreSQL that the tests support. Installs it with apt-get
 * if missing and permitted.
 *
 * @returns {Promise<PostgresPrograms>} `bin`: folder with `initdb` and
 * `postgres`
 * @throws {Failure} if there is none, with how to get it
 */
export async function ensurePostgres() {
  const named = process.env.ECO_POSTGRES_BIN;
  if (named && !isExecutable(join(named, 'initdb'))) {
    throw new Failure(`ECO_POSTGRES_BIN names ${named}, without an initdb.`);
  }
  const find = () => newestKnown(named ? [named] : postgresFolders());
  let found = find();
  if (!found && !named && (await installSystemPackage('postgresql'))) {
    found = find();
  }
  if (!found) {
    const [oldest, newest] = [POSTGRES_MAJORS[0], POSTGRES_MAJORS.at(-1)];
    throw new Failure(
      `The tests of the store need PostgreSQL ${oldest} to ${newest}: install it (Debian: \`sudo apt-get install postgresql\`; macOS: \`brew install postgresql@17\`), or set ECO_POSTGRES_BIN to the folder with initdb.`,
    );
  }
  return found;
}

/**
 * Finds MariaDB's server. Installs it with apt-get if missing and permitted.
 *
 * @returns {Promise<string | undefined>} the folder with `mariadbd`, or
 * undefined if there is none
 */
export async function ensureMariaDb() {
  const find = () =>
    mariaDbFolders().find(bin => isExecutable(join(bin, 'mariadbd')));
  const found = find();
  if (found || process.env.ECO_MARIADB_BIN) {
    return found;
  }
  // The package with only the server: it starts no service.
  await installSystemPackage('mariadb-server-core');
  return find();
}

/** @returns {string[]} */
function mariaDbFolders() {
  const named = process.env.ECO_MARIADB_BIN;
  return named
    ? [named]
    : [
        ...inPath('mariadbd'),
        '/usr/sbin',
        '/usr/libexec',
        ...subfolders(HOMEBREW, 'mariadb'),
      ];
}

/** @returns {string[]} */
function postgresFolders() {
  return [
    ...inPath('initdb'),
    ...subfolders('/usr/lib/postgresql', ''),
    ...subfolders(HOMEBREW, 'postgresql'),
  ];
}

/**
 * @param {string[]} folders
 * @returns {PostgresPrograms | undefined}
 */
function newestKnown(folders) {
  return folders
    .filter(bin => isExecutable(join(bin, 'initdb')))
    .map(bin => ({ bin, major: majorOf(join(bin, 'postgres')) }))
    .filter(({ major }) => POSTGRES_MAJORS.includes(major))
    .sort((a, b) => b.major - a.major)[0];
}

/**
 * @param {string} program
 * @returns {number} the major version, or NaN if the output has none
 */
function majorOf(program) {
  const version = execFileSync(program, ['--version'], { encoding: 'utf8' });
  return Number(/\(PostgreSQL\) (\d+)\.\d/.exec(version)?.[1]);
}

/** @param {string} program */
function inPath(program) {
  const path = findInPath(program);
  return path ? [dirname(path)] : [];
}

/**
 * @param {string} folder
 * @param {string} prefix
 * @returns {string[]} the `bin` folders below it
 */
function subfolders(folder, prefix) {
  return existsSync(folder)
    ? readdirSync(folder)
        .filter(name => name.startsWith(prefix))
        .map(name => join(folder, name, 'bin'))
    : [];
}

import { execFileSync } from 'child_process';
import { readFileSync } from 'fs';
import { dirname, join } from 'path';
import {
  asUnprivilegedUser,
  mariaDbFolder,
  postgresFolder,
} from '../__testUtils__/databaseServers';

const LISTS = JSON.parse(
  readFileSync(
    join(
      dirname(require.resolve('@backstage-eco/plugin-eco-common/package.json')),
      'src/database/parameterLists.json',
    ),
    'utf8',
  ),
);

/** PostgreSQL's names of the value types for each form. */
const POSTGRES_TYPES: Record<string, string[]> = {
  boolean: ['BOOLEAN'],
  integer: ['INTEGER'],
  number: ['REAL'],
  size: ['INTEGER'],
  duration: ['INTEGER', 'REAL'],
  choice: ['ENUM'],
  list: ['STRING'],
  pattern: ['STRING', 'INTEGER'],
};

/** Returns its parameters by form, without those added after a version. */
function parametersOf(
  product: string,
  version: string,
): Array<[string, string]> {
  const { since = {} } = LISTS[product];
  return Object.keys(POSTGRES_TYPES)
    .flatMap(form =>
      namesOf(LISTS[product][form]).map((name): [string, string] => [
        form,
        name,
      ]),
    )
    .filter(([, name]) => !(parseFloat(version) < since[name]));
}

function namesOf(list: string[] | object = []): string[] {
  return Array.isArray(list) ? list : Object.keys(list);
}

function ask(program: string, args: string[]): string {
  return execFileSync(program, args, {
    ...asUnprivilegedUser(),
    encoding: 'utf8',
    // MariaDB warns on stderr about tables that it does not need.
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 10_000_000,
  });
}

describe('the allowed parameters', () => {
  it('are known to a real PostgreSQL, with values of that form', () => {
    const postgres = join(postgresFolder(), 'postgres');
    const [version] = /\d+/.exec(ask(postgres, ['--version']))!;
    const types = new Map(
      ask(postgres, ['--describe-config'])
        .split('\n')
        .map(row => row.split('\t'))
        .map(([name, , , type]) => [name.toLowerCase(), type]),
    );
    const wrong = parametersOf('PostgreSQL', version).filter(
      ([form, name]) => !POSTGRES_TYPES[form].includes(types.get(name)!),
    );
    expect(types.size).toBeGreaterThan(100);
    expect(wrong).toEqual([]);
  });

  it('are known to a real MariaDB', () => {
    const mariadb = join(mariaDbFolder(), 'mariadbd');
    const [version] = /\d+\.\d+/.exec(ask(mariadb, ['--version']))!;
    const known = new Set(
      ask(mariadb, ['--no-defaults', '--verbose', '--help'])
        .split('\n')
        .map(row => row.split(/\s/)[0].replace(/-/g, '_')),
    );
    const unknown = parametersOf('MariaDB', version).filter(
      ([, name]) => !known.has(name),
    );
    expect(known.size).toBeGreaterThan(100);
    expect(unknown).toEqual([]);
  });
});

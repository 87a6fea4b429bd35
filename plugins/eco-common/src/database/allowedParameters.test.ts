import { readSpec } from './checks';
import { explainNotAllowed, parseMoreParameters } from './allowedParameters';
import data from './parameterLists.json';

const VERSIONS = { postgres: '17', mysql: '8.4' };

function refused(type: 'postgres' | 'mysql', name: string, value = 'on') {
  const server = { type, version: VERSIONS[type] };
  return explainNotAllowed(server, { name, value }) !== undefined;
}

describe('a database parameter', () => {
  it.each([
    'data_directory',
    'Data-Directory',
    'archive_command',
    'hba_file',
    'debug_print_parse',
    'port',
  ])('%s is refused for postgres', name => {
    expect(refused('postgres', name)).toBe(true);
  });

  it.each([
    'datadir',
    'loose-datadir',
    'skip-grant-tables',
    'loose_skip_grant_tables',
    'skip-grant',
    'init-file',
    'INIT_F',
    'plugin-load-add',
    'log-raw',
    'skip-networking',
  ])('%s is refused for mysql, in every way to write it', name => {
    expect(refused('mysql', name)).toBe(true);
  });

  it.each([
    ['postgres', 'shared_preload_libraries', 'auto_explain, /tmp/mine'],
    ['postgres', 'shared_preload_libraries', '$libdir/../../mine'],
    ['postgres', 'shared_preload_libraries', ' /tmp/mine'],
    ['postgres', 'local_preload_libraries', 'a,\t"/tmp/mine"'],
    ['postgres', 'session_preload_libraries', ' ../../tmp/mine'],
    ['postgres', 'log_directory', '/dev/shm'],
    ['mysql', 'innodb_data_file_path', "\t'/tmp/x:12M'"],
    ['mysql', 'tmpdir', ' /proc'],
    ['mysql', 'innodb_data_home_dir', '/tmp'],
    ['mysql', 'log_bin', '../../tmp/binlog'],
    ['mysql', 'tmpdir', "'/proc'"],
  ] as const)(
    'of %s may not lead out of the volume: %s=%s',
    (type, name, value) => {
      expect(refused(type, name, value)).toBe(true);
    },
  );

  it.each([
    ['postgres', 'bac\u212aslash_quote', 'on'],
    ['mysql', 'sql_mode', 'no_bac\u212aslash_escapes'],
    ['postgres', 'log_statement', 'ddl'],
    ['postgres', 'log_statement', ' all'],
    ['postgres', 'log_min_duration_statement', '0'],
    ['postgres', 'log_min_duration_statement', '00ms'],
    ['postgres', 'log_transaction_sample_rate', '1'],
    ['mysql', 'general_log', 'ON'],
    ['mysql', 'general-log', '1'],
    ['mysql', 'loose_general_log_file', 'x'],
  ] as const)('of %s may not write passwords: %s=%s', (type, name, value) => {
    expect(refused(type, name, value)).toBe(true);
  });

  it.each(['plperl.on_init', 'PLTCL.start_proc', 'plv8.start_proc'])(
    'of a procedural language, which runs code, is refused: %s',
    name => {
      expect(refused('postgres', name, 'spi_exec()')).toBe(true);
    },
  );

  it.each([
    ['postgres', 'max_connections', '200'],
    ['postgres', 'Work-Mem', '64MB'],
    ['postgres', 'log_statement', 'none'],
    ['postgres', 'log_min_duration_statement', '500ms'],
    ['postgres', 'log_min_duration_statement', '2s'],
    ['postgres', 'shared_preload_libraries', 'pg_stat_statements,auto_explain'],
    ['postgres', 'timezone', 'Europe/Berlin'],
    ['postgres', 'log_line_prefix', '%m [%p] %u@%d '],
    ['postgres', 'search_path', '"$user", public'],
    ['postgres', 'default_transaction_isolation', 'repeatable read'],
    ['mysql', 'max_connections', '200'],
    ['mysql', 'innodb-buffer-pool-size', '512M'],
    ['mysql', 'skip-name-resolve', 'ON'],
    ['mysql', 'default_time_zone', '+02:00'],
    ['mysql', 'sql_mode', 'STRICT_TRANS_TABLES,NO_ENGINE_SUBSTITUTION'],
  ] as const)('of %s may be set: %s=%s', (type, name, value) => {
    expect(refused(type, name, value)).toBe(false);
  });

  it.each([
    ['postgres', 'nobody_knows', 'on'],
    ['postgres', 'constructor', 'on'],
    ['postgres', '__proto__', 'on'],
    ['postgres', 'max_connections', ' 200'],
    ['postgres', 'max_connections', '200 # more'],
    ['postgres', 'timezone', '../../tmp/x'],
    ['postgres', 'jit', 'on\nshared_preload_libraries=x'],
    ['postgres', 'log_error_verbosity', 'verbose'],
    ['postgres', 'password_encryption', 'md5'],
    ['postgres', 'shared_preload_libraries', 'pg_stat_statements, mine'],
    ['mysql', 'max_conn', '200'],
    ['mysql', 'loose_max_connections', '200'],
    ['mysql', 'init_connect', 'SET GLOBAL general_log=1'],
    ['mysql', 'slow_query_log', 'ON'],
    ['mysql', 'default_time_zone', '/tmp/x'],
  ] as const)('of %s is refused: %s=%s', (type, name, value) => {
    expect(refused(type, name, value)).toBe(true);
  });

  it('is checked for the product and version', () => {
    const why = (type: 'postgres' | 'mysql', version: string, name: string) =>
      explainNotAllowed({ type, version }, { name, value: '10' });
    expect(why('postgres', '16.3', 'transaction_timeout')).toBe(
      'It exists from version 17 on',
    );
    expect(why('postgres', '17', 'transaction_timeout')).toBeUndefined();
    expect(why('mysql', '11.4', 'query_cache_size')).toBeUndefined();
    expect(why('mysql', '8.4', 'query_cache_size')).toBe(
      'It is not an allowed parameter of MySQL 8.4',
    );
  });

  it('is allowed if the platform team adds it', () => {
    const more = parseMoreParameters({
      PostgreSQL: {
        list: { shared_preload_libraries: ['timescaledb'] },
        integer: ['timescaledb.max_background_workers'],
      },
    });
    const why = (name: string, value: string) =>
      explainNotAllowed(
        { type: 'postgres', version: '17' },
        { name, value },
        more,
      );
    expect(why('shared_preload_libraries', 'timescaledb')).toBeUndefined();
    expect(why('timescaledb.max_background_workers', '8')).toBeUndefined();
    expect(why('timescaledb.max_background_workers', 'x')).toMatch(/whole/);
    expect(why('work_mem', '8MB')).toBeUndefined();
    expect(why('archive_command', 'true')).toMatch(/not an allowed/);
  });

  it.each([
    [{ Postgres: {} }, 'Postgres: give PostgreSQL, MySQL, MariaDB'],
    [{ MySQL: { text: ['a'] } }, 'MySQL.text: give boolean'],
    [{ MySQL: { integer: ['A b'] } }, 'MySQL.integer: give a list of words'],
    [{ MySQL: { choice: { a: 'b' } } }, 'MySQL.choice.a: give a list'],
    [[], 'the whole: give names'],
  ])('cannot be added by invalid configuration: %j', (input, why) => {
    expect(() => parseMoreParameters(input)).toThrow(why);
  });

  it('stalls the Database if not on the list, with the reason and the fix', () => {
    const read = readSpec({
      spec: {
        engine: 'mysql',
        version: '8.4',
        parameters: { max_connections: '9', 'Skip-Grant-Tables': 'on' },
      },
    });
    expect(read).toEqual({
      problem: {
        reason: 'ParameterRefused',
        field: 'spec.parameters.Skip-Grant-Tables',
        message:
          'It is not an allowed parameter of MySQL 8.4. Correct or remove it, or ask the platform team to allow it.',
      },
    });
  });
});

/** Names that must never be on a list, because they are harmful. */
const HARMFUL =
  /(^|_)(directory|directories|dir|file|command|library_path|hook|provider|cmd|plugin\w*|socket|port|addresses|address)$|^plperl|^init_|general_log|log_raw|skip_grant/;

describe.each(Object.entries(data))('the list for %s', (_, list) => {
  const { boolean, integer, number, size, choice, pattern } = list;
  const names = [
    ...[...boolean, ...integer, ...number, ...size],
    ...Object.keys({ ...choice, ...list.list, ...pattern }),
  ];

  it('has each name once, in lower case', () => {
    expect([...new Set(names)]).toHaveLength(names.length);
    expect(names.filter(name => !/^[a-z][a-z0-9_]*$/.test(name))).toEqual([]);
  });

  it('has a source, and no harmful parameter', () => {
    expect(list.source).toMatch(/^https:/);
    expect(names.filter(name => HARMFUL.test(name))).toEqual([]);
  });

  it('has a first series only for listed parameters', () => {
    const late = Object.keys(list.since);
    const known = [...names, ...('duration' in list ? list.duration : [])];
    expect(late.filter(name => !known.includes(name))).toEqual([]);
  });
});

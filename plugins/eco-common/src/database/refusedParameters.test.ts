import { readSpec } from './checks';
import { whyRefused } from './refusedParameters';

function refused(type: 'postgres' | 'mysql', name: string, value = 'on') {
  return whyRefused(type, { name, value }) !== undefined;
}

describe('a parameter', () => {
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
    ['postgres', 'log_statement', 'none'],
    ['postgres', 'log_min_duration_statement', '500ms'],
    ['postgres', 'log_min_duration_statement', '2s'],
    ['postgres', 'shared_preload_libraries', 'pg_stat_statements,auto_explain'],
    ['postgres', 'timezone', 'Europe/Berlin'],
    ['postgres', 'log_line_prefix', '%m [%p] %u@%d/%a '],
    ['postgres', 'search_path', '"$user", public'],
    ['mysql', 'max_connections', '200'],
    ['mysql', 'log_bin', 'binlog'],
    ['mysql', 'skip-name-resolve', 'ON'],
    ['mysql', 'innodb_data_file_path', 'ibdata1:12M:autoextend'],
    ['mysql', 'sql_mode', 'STRICT_TRANS_TABLES,NO_ENGINE_SUBSTITUTION'],
  ] as const)('of %s may be set: %s=%s', (type, name, value) => {
    expect(refused(type, name, value)).toBe(false);
  });

  it('that is refused stalls the wish, with the field, the reason and the fix', () => {
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
          'It lets people in whom the passwords would keep out. Remove it.',
      },
    });
  });
});

import { DATABASE_ENGINES, DatabaseEngineName } from '../engines';
import { checkDatabase } from './checkDatabase';
import { DatabaseEnvironment, OperatorState } from './DatabaseEnvironment';

function environment(
  states: { [name in DatabaseEngineName]?: OperatorState['state'] } = {},
  more: Partial<DatabaseEnvironment> = {},
): DatabaseEnvironment {
  return {
    operators: new Map(
      DATABASE_ENGINES.map(({ name }) => [
        name,
        {
          state: states[name] ?? 'notServed',
          because: 'it timed out',
        } as OperatorState,
      ]),
    ),
    claims: [],
    ...more,
  };
}

const spec = { engine: 'postgres', version: '17' } as const;

describe('checkDatabase', () => {
  it('names the engine that would run a new database, and why', () => {
    const answer = checkDatabase(
      { spec },
      environment({ Percona: 'running', CloudNativePG: 'notRunning' }),
    );
    expect(answer).toMatchObject({
      verdict: 'runs',
      engine: { name: 'Percona', tool: 'percona-postgresql' },
      series: { series: '17', endOfLife: '2029-11-08' },
      reason: expect.stringContaining('its controller does not run'),
    });
  });

  it('is unknown while the state of a preferred operator is', () => {
    expect(
      checkDatabase({ spec }, environment({ CloudNativePG: 'unknown' })),
    ).toEqual({
      verdict: 'unknown',
      because: 'Whether CloudNativePG is here cannot be seen: it timed out',
    });
  });

  it('names the field and the fix if the database cannot run', () => {
    const answer = checkDatabase(
      { spec: { ...spec, engine: 'mysql', version: '8.4', replicas: 3 } },
      environment(),
    );
    expect(answer).toMatchObject({
      verdict: 'stalled',
      problem: {
        reason: 'ReplicasNotSupported',
        field: 'spec.replicas',
        message: expect.stringContaining('Set it to 1'),
      },
    });
  });

  it('compares claim sizes by value, not by notation', () => {
    const claims = [{ name: 'data-orders-0', storage: '1503238553600m' }];
    const { verdict } = checkDatabase(
      { spec: { ...spec, storage: '1.4Gi' } },
      environment({}, { claims }),
    );
    expect(verdict).toBe('runs');
    const smaller = checkDatabase(
      { spec: { ...spec, storage: '1.3Gi' } },
      environment({}, { claims }),
    );
    expect(smaller).toMatchObject({
      problem: { reason: 'StorageCannotShrink' },
    });
  });
});

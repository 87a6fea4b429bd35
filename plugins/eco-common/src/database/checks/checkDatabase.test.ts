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
  it('says before anything is made which engine would run it, and why', () => {
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

  it('does not answer while an operator that comes first cannot be seen', () => {
    expect(
      checkDatabase({ spec }, environment({ CloudNativePG: 'unknown' })),
    ).toEqual({
      verdict: 'unknown',
      because: 'Whether CloudNativePG is here cannot be seen: it timed out',
    });
  });

  it('names the field and the fix of what cannot run', () => {
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

  it('takes a claim for as large as it was asked to be, however the API server writes it', () => {
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

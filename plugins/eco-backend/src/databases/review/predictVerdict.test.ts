import { DatabaseSpec } from '@backstage-eco/plugin-eco-common';
import { KnownEnvironment } from '../environment/loadEnvironment';
import { ForeignObject } from './findNameTaken';
import { predictVerdict, VerdictInput } from './predictVerdict';

const OWNER = 'group:default/shop-team';
const POSTGRES: DatabaseSpec = {
  engine: 'postgres',
  version: '17',
  provider: 'StatefulSet',
};
const KEPT = {
  name: 'data-orders-0',
  type: 'postgres',
  engine: 'StatefulSet',
  storage: '1Gi',
};

function environment(change: Partial<KnownEnvironment> = {}): KnownEnvironment {
  const operators = new Map([
    ['CloudNativePG' as const, { state: 'running' as const }],
    ['OracleMySQL' as const, { state: 'running' as const }],
  ]);
  return { operators, claims: [], foreignObjects: [], ...change };
}

function foreignObject(
  kind: string,
  name: string,
  labels: Record<string, string> = {},
): ForeignObject {
  return { kind, name, labels };
}

/** Returns the verdict and the fields that it names. */
function verdictOf(wanted: Partial<VerdictInput>) {
  const { verdict, messages } = predictVerdict({
    name: 'orders',
    owner: OWNER,
    spec: POSTGRES,
    environment: environment(),
    ...wanted,
  });
  return [verdict, messages[0].field];
}

describe('the prediction for a new database', () => {
  it('is that it runs, or that the cluster is unknown', () => {
    expect(verdictOf({})).toEqual(['ok', undefined]);
    expect(verdictOf({ environment: undefined })[0]).toBe('could-not-check');
  });

  it.each([
    foreignObject('StatefulSet', 'orders'),
    foreignObject('Service', 'orders'),
    foreignObject('Service', 'orders-nodes'),
    foreignObject('PersistentVolumeClaim', 'data-orders-0'),
  ])('is that the name is taken by $kind $name', object => {
    const foreignObjects = [foreignObject('Service', 'other'), object];
    expect(verdictOf({ environment: environment({ foreignObjects }) })).toEqual(
      ['blocked', 'metadata.name'],
    );
  });

  it.each([
    foreignObject('Service', 'orders-web'),
    foreignObject('StatefulSet', 'orders-nodes'),
    // No second server is requested.
    foreignObject('PersistentVolumeClaim', 'data-orders-1'),
    foreignObject('PersistentVolumeClaim', 'data-orders-old'),
    foreignObject('PersistentVolumeClaim', 'x', {
      'cnpg.io/cluster': 'orders',
    }),
  ])('is not affected by $kind $name', object => {
    expect(
      verdictOf({ environment: environment({ foreignObjects: [object] }) }),
    ).toEqual(['ok', undefined]);
  });

  it('is that an operator would use a claim because of its label', () => {
    const foreignObjects = [
      foreignObject('Service', 'orders'),
      foreignObject('PersistentVolumeClaim', 'x', {
        'cnpg.io/cluster': 'orders',
      }),
    ];
    const spec: DatabaseSpec = { engine: 'postgres', version: '17' };
    const { messages } = predictVerdict({
      name: 'orders',
      owner: OWNER,
      spec,
      environment: environment({ foreignObjects }),
    });
    expect(messages[0].message).toContain('PersistentVolumeClaim x');
  });

  it.each([
    ['the same owner', OWNER, undefined, ['ok', undefined]],
    ['another', 'user:default/eve', undefined, ['blocked', 'metadata.name']],
    ['another, to be adopted', 'user:default/eve', 'u', ['could-not-check']],
    ['nobody knows whom', undefined, undefined, ['could-not-check']],
  ])('considers volumes kept for %s', (_, keptFor, adopts, expected) => {
    const verdict = verdictOf({
      keptFor,
      spec: { ...POSTGRES, adopts },
      environment: environment({ claims: [KEPT] }),
    });
    expect(verdict).toEqual([expected[0], expected[1]]);
  });
});

describe('the prediction for a change', () => {
  const spec: DatabaseSpec = {
    engine: 'mysql',
    version: '8.4',
    parameters: { max_connections: '50', sort_buffer_size: '1M' },
  };
  const engine = {
    name: 'OracleMySQL' as const,
    type: 'mysql' as const,
    version: '8.4',
    reason: 'it runs it',
  };

  it('is that the field cannot change', () => {
    const existing = { spec, status: { engine } };
    expect(
      verdictOf({ existing, spec: { ...spec, sizeClass: 'small' } }),
    ).toEqual(['blocked', 'spec.sizeClass']);
    expect(verdictOf({ existing, spec: { ...spec, parameters: {} } })).toEqual([
      'blocked',
      'spec.parameters',
    ]);
    expect(
      verdictOf({
        existing,
        spec: {
          ...spec,
          parameters: { sort_buffer_size: '1M', max_connections: '50' },
          replicas: 3,
        },
      }),
    ).toEqual(['ok', undefined]);
  });

  it('is unknown if such a field was changed before', () => {
    const stalled = {
      type: 'Stalled' as const,
      status: 'True' as const,
      reason: 'ChangeNotSupported',
      message: '',
      lastTransitionTime: '2026-01-01T00:00:00Z',
    };
    const existing = { spec, status: { engine, conditions: [stalled] } };
    expect(verdictOf({ existing, spec: { ...spec, parameters: {} } })[0]).toBe(
      'could-not-check',
    );
  });

  it('is not affected by its own children', () => {
    const existing = {
      spec: POSTGRES,
      status: {
        engine: {
          ...engine,
          name: 'StatefulSet' as const,
          type: 'postgres' as const,
          version: '17',
        },
      },
    };
    const foreignObjects = [foreignObject('Service', 'orders')];
    expect(
      verdictOf({ existing, environment: environment({ foreignObjects }) }),
    ).toEqual(['ok', undefined]);
  });
});

import { ConfigReader } from '@backstage/config';
import { DatabaseSpec } from '@backstage-eco/plugin-eco-common';
import { findRefusals } from './findRefusals';
import { readDatabaseConfig } from './readDatabaseConfig';

function configOf(databases: object) {
  return readDatabaseConfig(new ConfigReader({ eco: { databases } } as never));
}

const { allowed } = configOf({
  allowed: [
    { clusters: ['dev-*'] },
    {
      clusters: ['prod'],
      namespaces: ['shop', 'team-*'],
      engines: ['postgres'],
      versions: { postgres: ['17'] },
      sizes: ['large'],
      storage: { min: '10Gi', max: '100Gi' },
      maxReplicas: 3,
    },
  ],
});

const good: DatabaseSpec = {
  engine: 'postgres',
  version: '17.2',
  sizeClass: 'large',
  storage: '10Gi',
};

function refuse(spec: Partial<DatabaseSpec>, namespace = 'shop') {
  return findRefusals(allowed, {
    cluster: 'prod',
    namespace,
    spec: { ...good, ...spec },
  });
}

describe('what is allowed', () => {
  it('is everything that one entry allows', () => {
    expect(refuse({})).toEqual([]);
    expect(refuse({}, 'team-a')).toEqual([]);
    const anything = { engine: 'mysql', version: '8.4' } as const;
    const wanted = { namespace: 'any', spec: anything };
    expect(findRefusals(allowed, { ...wanted, cluster: 'dev-1' })).toEqual([]);
  });

  it.each<[string, Partial<DatabaseSpec>, string]>([
    ['spec.engine', { engine: 'mysql', version: '8.4' }, 'Choose postgres.'],
    ['spec.version', { version: '18' }, 'Choose 17.'],
    ['spec.version', { version: '170' }, 'Choose 17.'],
    ['spec.sizeClass', { sizeClass: undefined }, 'Choose large.'],
    ['spec.storage', { storage: undefined }, '10Gi or more and at most 100Gi'],
    ['spec.storage', { storage: '101Gi' }, '10Gi or more and at most 100Gi'],
    ['spec.replicas', { replicas: 4 }, 'At most 3'],
    ['spec.replicas', { scaledReplicas: 4 }, 'At most 3'],
    ['spec.replicas', { replicas: 4, scaledReplicas: 1 }, 'At most 3'],
  ])('excludes another %s', (field, spec, message) => {
    expect(refuse(spec)).toEqual([
      { field, message: expect.stringContaining(message) },
    ]);
  });

  it('excludes other places, and the namespaces of Kubernetes', () => {
    expect(refuse({}, 'bank')[0].field).toBe('namespace');
    const wanted = { namespace: 'kube-system', spec: good };
    expect(
      findRefusals(allowed, { ...wanted, cluster: 'dev-1' })[0].field,
    ).toBe('namespace');
    expect(findRefusals(allowed, { ...wanted, cluster: 'test' })[0].field).toBe(
      'cluster',
    );
  });

  it('is nothing without configuration', () => {
    expect(
      findRefusals(configOf({}).allowed, {
        cluster: 'dev-1',
        namespace: 'shop',
        spec: good,
      }),
    ).toEqual([{ message: expect.stringContaining('eco.databases.allowed') }]);
  });

  it.each([
    [{ allowed: [{ engines: ['oracle'] }] }, /allowed\[0\]\.engines/],
    [{ allowed: [{ sizes: ['huge'] }] }, /allowed\[0\]\.sizes/],
    [{ allowed: [{ storage: { max: '10gb' } }] }, /allowed\[0\]\.storage\.max/],
    [{ quotas: { perOwner: { storage: 'much' } } }, /perOwner\.storage/],
  ])('is refused where it is %j', (databases, problem) => {
    expect(() => configOf(databases)).toThrow(problem);
  });
});

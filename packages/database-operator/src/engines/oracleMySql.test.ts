import { SizeClass, seriesFor } from '@backstage-eco/plugin-eco-common';
import { oracleMySqlEngine } from './oracleMySql';

/** Returns the InnoDBCluster of a size class, as the engine builds it. */
function cluster(sizeClass: SizeClass) {
  const [drawn] = oracleMySqlEngine.children({
    desired: {
      type: 'mysql',
      version: '8.4',
      replicas: 1,
      replicasField: 'spec.replicas',
      storage: '1Gi',
      sizeClass,
      parameters: {},
      keepsData: true,
    },
    series: seriesFor('OracleMySQL', 'mysql', '8.4')!,
    name: 'orders',
    namespace: 'shop',
    labels: {},
    annotations: {},
  });
  return drawn;
}

/** Reverses the order of all fields. */
function reordered<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_, field) =>
    typeof field === 'object' && field !== null && !Array.isArray(field)
      ? Object.fromEntries(Object.entries(field).reverse())
      : field,
  );
}

describe("the engine of Oracle's operator", () => {
  it('ignores the order of fields', () => {
    const drawn = cluster('small');
    expect(
      oracleMySqlEngine.refuseChange?.(drawn, reordered(drawn)),
    ).toBeUndefined();
  });

  it('refuses another size class', () => {
    expect(
      oracleMySqlEngine.refuseChange?.(cluster('medium'), cluster('small')),
    ).toMatchObject({ reason: 'ChangeNotSupported', field: 'spec.sizeClass' });
  });
});

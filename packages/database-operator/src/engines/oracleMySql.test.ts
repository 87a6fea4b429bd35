import { SizeClass, seriesFor } from '@backstage-eco/plugin-eco-common';
import { oracleMySqlEngine } from './oracleMySql';

/** The InnoDBCluster of a size class, as the engine draws it. */
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

/** The same with the fields of every object the other way round. */
function reordered<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_, field) =>
    typeof field === 'object' && field !== null && !Array.isArray(field)
      ? Object.fromEntries(Object.entries(field).reverse())
      : field,
  );
}

describe("the engine of Oracle's operator", () => {
  it('takes another order of fields for no change', () => {
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

import { crdDifferences, KindInClusters } from './crdDifferences';

function kind(plural: string, forms: KindInClusters['forms']): KindInClusters {
  return { group: 'acme.io', plural, kind: plural, toolIds: [], forms };
}

const served = ['v1'];

describe('CRDs that differ between clusters', () => {
  it('have the same versions and other schemas, the most clusters first', () => {
    const same = { served, schemasHash: 'a', clusters: ['a'] };
    const differences = crdDifferences([
      kind('few', [same, { served, schemasHash: 'b', clusters: ['b'] }]),
      kind('many', [same, { served, schemasHash: 'b', clusters: ['b', 'c'] }]),
    ]);
    expect(differences).toMatchObject([
      { plural: 'many', served, clusters: [['b', 'c'], ['a']] },
      { plural: 'few', clusters: [['a'], ['b']] },
    ]);
  });

  it('are none where the versions differ, or a schema is not known', () => {
    const one = { served, schemasHash: 'a', clusters: ['a'] };
    expect(
      crdDifferences([
        kind('alone', [one]),
        kind('newer', [
          one,
          { served: ['v1', 'v2'], schemasHash: 'b', clusters: ['b'] },
        ]),
        kind('unknown', [one, { served, clusters: ['b'] }]),
      ]),
    ).toEqual([]);
  });
});

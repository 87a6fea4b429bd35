import { crdDifferences, KindInClusters } from './crdDifferences';

function kind(plural: string, forms: KindInClusters['forms']): KindInClusters {
  return { group: 'acme.io', plural, kind: plural, toolIds: [], forms };
}

const served = ['v1'];

describe('CRDs that differ between clusters', () => {
  it('serve the same versions with different schemas, most clusters first', () => {
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

  it('exclude different versions and unknown schemas', () => {
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

import { changedFields } from './changedFields';

describe('changedFields', () => {
  it('lists changed, added and removed fields', () => {
    const before = {
      metadata: { uid: 'a', resourceVersion: '1' },
      spec: { storage: '1Gi', version: '17', parameters: { a: '1' } },
    };
    const after = {
      metadata: { uid: 'a', resourceVersion: '2' },
      spec: { storage: '2Gi', version: '17', sizeClass: 'small' },
    };
    expect(changedFields(before, after)).toEqual([
      { path: 'spec.parameters.a', before: '1', after: undefined },
      { path: 'spec.sizeClass', before: undefined, after: 'small' },
      { path: 'spec.storage', before: '1Gi', after: '2Gi' },
    ]);
  });

  it('ignores the annotations that Eco adds to each change', () => {
    const annotate = (who: string) => ({
      metadata: { annotations: { 'eco.backstage.io/changed-by': who } },
    });
    expect(changedFields(annotate('dana'), annotate('petra'))).toEqual([]);
  });

  it('finds no change in equal objects', () => {
    expect(changedFields({ a: [{ b: 1 }] }, { a: [{ b: 1 }] })).toEqual([]);
  });
});

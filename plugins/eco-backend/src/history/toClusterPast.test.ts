import { toClusterPast } from './toClusterPast';
import { Fact } from './KnownFacts';

const record = { versions: [], storedVersions: [] };

describe('toClusterPast', () => {
  it('sorts tools and CRDs by name', () => {
    const facts = new Map<string, Fact>([
      ['crds', true],
      ['crd:b.x', record],
      ['tool:flux', { state: 'installed', versions: [] }],
      ['crd:c.x', record],
      ['tool:argocd', { state: 'installed', versions: [] }],
      ['crd:a.x', record],
    ]);
    const { tools, crds } = toClusterPast(facts);
    expect(tools.map(({ toolId }) => toolId)).toEqual(['argocd', 'flux']);
    expect(crds?.map(({ name }) => name)).toEqual(['a.x', 'b.x', 'c.x']);
  });
});

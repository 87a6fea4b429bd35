import { syntheticCrd } from '../clusters/syntheticCrd';
import { objectsOf } from './startServers';

it('fills every server with the same number of CRDs, but different ones', () => {
  const node = { apiVersion: 'v1', kind: 'Node', metadata: { name: 'one' } };
  const crds = [1, 2, 3, 4].map(i => syntheticCrd(1_000 + i, 1_000));
  const set = { name: 'set', objects: [node, ...crds] };
  const filled = [0, 1].map(index =>
    objectsOf(index, { servers: 2, crds: 3, set }),
  );
  for (const objects of filled) {
    expect(objects).toContain(node);
    expect(objects).toHaveLength(4);
  }
  const [one, other] = filled.map(objects =>
    objects
      .filter(({ kind }) => kind !== 'Node')
      .map(({ metadata }) => metadata.name),
  );
  expect(one.filter(name => other.includes(name))).toEqual([]);
});

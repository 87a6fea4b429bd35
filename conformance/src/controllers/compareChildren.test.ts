import { OwnedObject } from '@backstage-eco/plugin-eco-common';
import {
  childrenOf,
  compareChildren,
  shownChildren,
  shownInVain,
} from './compareChildren';
import { ListedObject } from './listCluster';

const SHOP = { group: 'shop.corp', kind: 'Shop' };
const OWNER = { apiVersion: 'shop.corp/v1', kind: 'Shop', name: 'a' };

function listed(
  kind: string,
  change: Partial<ListedObject> = {},
): ListedObject {
  return {
    apiVersion: kind === 'StatefulSet' ? 'apps/v1' : 'v1',
    kind,
    namespace: 'shop',
    name: 'a',
    uid: `uid of ${kind}`,
    labels: {},
    owners: [{ ...OWNER, uid: 'uid of Shop', controller: true }],
    finalizers: [],
    statusWriters: [],
    ...change,
  };
}

function shown(change: Partial<OwnedObject> = {}, owner = OWNER) {
  const node: OwnedObject = {
    object: {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      namespace: 'shop',
      name: 'a',
    },
    isRead: true,
    isController: true,
    finalizers: [],
    children: [],
    ...change,
  };
  const root = { ...node, object: owner, isRead: false, children: [node] };
  return shownChildren([root]);
}

describe('children', () => {
  const child = listed('StatefulSet');

  it('are right where they are shown as they are', () => {
    expect(compareChildren([child], shown())).toEqual({
      children: 1,
      shown: 1,
      finalizers: [],
      deleting: 0,
      leftOut: {},
      problems: [],
    });
  });

  it.each([
    ['nothing is shown', shownChildren([])],
    ['the owner is another one', shown({}, { ...OWNER, name: 'b' })],
    ['its owner does not manage it', shown({ isController: false })],
    ['a finalizer is invented', shown({ finalizers: ['corp/hold'] })],
    ['a label is said to name it', shown({ label: 'corp/owner' })],
    ['it is not being deleted', shown({ deletingSince: '2030-01-01' })],
  ])('differ where %s', (_, tree) => {
    const { problems, shown: count } = compareChildren([child], tree);
    expect(problems).toHaveLength(1);
    expect(count).toBe(0);
  });

  it('are left out where Eco does not read the kind, or such objects', () => {
    const pod = listed('Pod', { labels: { 'controller-revision-hash': 'a' } });
    const { children, leftOut } = compareChildren(
      [listed('Secret'), pod],
      shownChildren([]),
    );
    expect(children).toBe(0);
    expect(leftOut).toEqual({ Secret: 1, Pod: 1 });
  });

  it('are those of children too', () => {
    const owners = [{ ...OWNER, kind: 'StatefulSet', uid: child.uid }];
    const pod = listed('Pod', { owners });
    const other = listed('Service', { owners: [] });
    expect(childrenOf(SHOP, [pod, other, child])).toEqual([child, pod]);
  });

  it('are shown in vain where the API server lists none', () => {
    expect(shownInVain(shown(), [child])).toEqual([]);
    expect(shownInVain(shown(), [])).toHaveLength(1);
  });
});

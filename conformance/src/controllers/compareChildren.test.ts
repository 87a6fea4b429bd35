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

  it('are right if shown as they are', () => {
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
    ['its owner is not its controller', shown({ isController: false })],
    ['a finalizer is invented', shown({ finalizers: ['corp/hold'] })],
    ['a label is shown as its owner reference', shown({ label: 'corp/owner' })],
    ['it is shown as being deleted', shown({ deletingSince: '2030-01-01' })],
  ])('differ if %s', (_, tree) => {
    const { problems, shown: count } = compareChildren([child], tree);
    expect(problems).toHaveLength(1);
    expect(count).toBe(0);
  });

  it('are left out if Eco does not read the kind, or excludes them by label', () => {
    const pod = listed('Pod', { labels: { 'controller-revision-hash': 'a' } });
    const { children, leftOut } = compareChildren(
      [listed('Secret'), pod],
      shownChildren([]),
    );
    expect(children).toBe(0);
    expect(leftOut).toEqual({ Secret: 1, Pod: 1 });
  });

  it('include children of children', () => {
    const owners = [{ ...OWNER, kind: 'StatefulSet', uid: child.uid }];
    const pod = listed('Pod', { owners });
    const other = listed('Service', { owners: [] });
    expect(childrenOf(SHOP, [pod, other, child])).toEqual([child, pod]);
  });

  it('are reported if shown but not listed by the API server', () => {
    expect(shownInVain(shown(), [child])).toEqual([]);
    expect(shownInVain(shown(), [])).toHaveLength(1);
  });
});

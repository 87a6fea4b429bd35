import { findAliases, ReadName } from './findAliases';

const LATE = '2026-02-01T00:00:00.000Z';

function read(name: string, facts: Partial<ReadName> = {}): ReadName {
  return {
    name,
    uid: 'one',
    firstListedAt: '2026-01-01T00:00:00.000Z',
    neverRead: [],
    holders: ['scheduler_1'],
    ...facts,
  };
}

function namesOf(...names: ReadName[]) {
  return Object.fromEntries(
    [...findAliases(names)].map(([name, { otherNames, isAlias }]) => [
      name,
      `${isAlias ? 'alias' : 'main'} ${otherNames}`,
    ]),
  );
}

describe('findAliases', () => {
  it.each<[string, ReadName[], object]>([
    ['the name of one cluster', [read('a')], {}],
    ['another uid', [read('a'), read('b', { uid: 'two' })], {}],
    [
      'the same cluster',
      [read('b'), read('a'), read('c')],
      { a: 'main b,c', b: 'alias a,c', c: 'alias a,b' },
    ],
    [
      'the name that is known for longer',
      [read('a', { firstListedAt: LATE }), read('b')],
      { b: 'main a', a: 'alias b' },
    ],
    [
      'a copy of the cluster, whose processes are others',
      [read('a'), read('b', { holders: ['scheduler_2'] })],
      {},
    ],
    [
      'a cluster whose processes may not be seen',
      [read('a'), read('b', { holders: [] })],
      {},
    ],
    [
      'one process of several in common',
      [read('a', { holders: ['x', 'y'] }), read('b', { holders: ['y', 'z'] })],
      { a: 'main b', b: 'alias a' },
    ],
    [
      'credentials that read less',
      [read('a', { neverRead: ['pods'] }), read('b')],
      { b: 'main a', a: 'alias b' },
    ],
    [
      'credentials that each read something else',
      [read('a', { neverRead: ['pods'] }), read('b', { neverRead: ['nodes'] })],
      { a: 'main b', b: 'main a' },
    ],
    [
      'an alias of either of two',
      [
        read('a', { neverRead: ['pods'] }),
        read('b', { neverRead: ['nodes'] }),
        read('c', { neverRead: ['nodes', 'pods'] }),
      ],
      { a: 'main b,c', b: 'main a,c', c: 'alias a,b' },
    ],
  ])('knows %s', (_, names, expected) => {
    expect(namesOf(...names)).toEqual(expected);
    expect(namesOf(...names.reverse())).toEqual(expected);
  });
});

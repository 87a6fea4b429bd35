import { findAliases, ReadName } from './findAliases';

const LATE = '2026-02-01T00:00:00.000Z';

function read(name: string, facts: Partial<ReadName> = {}): ReadName {
  return {
    name,
    uid: 'one',
    firstListedAt: '2026-01-01T00:00:00.000Z',
    neverRead: [],
    holders: new Set(['scheduler_1']),
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
    ['a single name', [read('a')], {}],
    ['another uid', [read('a'), read('b', { uid: 'two' })], {}],
    [
      'the same cluster',
      [read('b'), read('a'), read('c')],
      { a: 'main b,c', b: 'alias a,c', c: 'alias a,b' },
    ],
    [
      'the name known longest',
      [read('a', { firstListedAt: LATE }), read('b')],
      { b: 'main a', a: 'alias b' },
    ],
    [
      'a copy of the cluster with other processes',
      [read('a'), read('b', { holders: new Set(['scheduler_2']) })],
      {},
    ],
    [
      'a cluster whose processes are hidden',
      [read('a'), read('b', { holders: new Set() })],
      {},
    ],
    [
      'one process of several in common',
      [
        read('a', { holders: new Set(['x', 'y']) }),
        read('b', { holders: new Set(['y', 'z']) }),
      ],
      { a: 'main b', b: 'alias a' },
    ],
    [
      'credentials that read less',
      [read('a', { neverRead: ['pods'] }), read('b')],
      { b: 'main a', a: 'alias b' },
    ],
    [
      'credentials that each read kinds the other does not',
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
  ])('handles %s', (_, names, expected) => {
    expect(namesOf(...names)).toEqual(expected);
    expect(namesOf(...names.reverse())).toEqual(expected);
  });

  it('compares each holder once per pair of names', () => {
    let looks = 0;
    class Holders extends Set<string> {
      has(holder: string) {
        looks++;
        return super.has(holder);
      }
    }
    const holders = (of: string) =>
      new Holders(Array.from({ length: 1000 }, (_, i) => `${of}_${i}`));
    const names = ['a', 'b'].map(of => read(of, { holders: holders(of) }));
    looks = 0;
    expect(namesOf(...names)).toEqual({});
    expect(looks).toBe(3 * 1000);
  });
});

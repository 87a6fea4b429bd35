import { neededBytes, ratioOf, toKindCosts } from './costs';

const kind = {
  path: '/api/v1/pods',
  selectors: '',
  requests: 1,
  pages: 1,
  continued: 0,
  bytes: 120,
};

describe('toKindCosts', () => {
  it.each([
    [
      'metadata if it is enough and cheaper',
      { full: 100, metadata: 30 },
      true,
      30,
    ],
    [
      'the full list if metadata is not enough',
      { full: 100, metadata: 30 },
      false,
      100,
    ],
    [
      'the full list if metadata costs more',
      { full: 100, metadata: 300 },
      true,
      100,
    ],
    ['the full list if there is no metadata', { full: 100 }, true, 100],
  ])('needs %s', (_, lists, suffices, needed) => {
    expect(toKindCosts(kind, lists, suffices)).toMatchObject({
      wire: 120,
      needed,
    });
  });

  it('sums up the needed bytes, and compares them with those on the wire', () => {
    const one = toKindCosts(kind, { full: 100 }, false);
    const other = toKindCosts({ ...kind, bytes: 0 }, { full: 50 }, false);
    expect(neededBytes([one, other])).toBe(150);
    expect(ratioOf(one)).toBe(1.2);
    expect(ratioOf(other)).toBe(0);
  });
});

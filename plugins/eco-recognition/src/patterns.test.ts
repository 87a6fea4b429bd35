import { matchesPattern } from './patterns';

describe('matchesPattern', () => {
  it.each([
    ['abc', 'abc', true],
    ['abc', 'ab', false],
    ['a.c', 'a?c', false],
    ['', '*', true],
    ['a\nb', 'a*b', true],
    ['abcabc', '*abc', true],
    ['abab', 'ab*ab*ab', false],
    ['aba', 'ab*ba', false],
    ['ab', 'a**b', true],
    ['a-b-c-d', 'a*b*d', true],
    ['a-b-c-d', 'a*c*b*d', false],
    ['xa', 'a*', false],
  ])('of %j and %j is %s', (text, pattern, expected) => {
    expect(matchesPattern(text, pattern)).toBe(expected);
  });

  it('runs in linear time for malicious text', () => {
    const searches = jest.spyOn(String.prototype, 'indexOf');
    const isMatch = matchesPattern('a'.repeat(1024), `${'*a'.repeat(9)}*b`);
    const positions = searches.mock.calls.map(([, position]) => position ?? 0);
    searches.mockRestore();
    expect(isMatch).toBe(false);
    // Each part is searched once, and never before the part it follows.
    expect(positions).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });
});

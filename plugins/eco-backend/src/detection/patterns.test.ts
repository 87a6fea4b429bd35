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

  it('takes no longer for a text that is made to be slow', () => {
    const startedAt = performance.now();
    expect(matchesPattern('a'.repeat(1024), `${'*a'.repeat(9)}*b`)).toBe(false);
    expect(performance.now() - startedAt).toBeLessThan(100);
  });
});

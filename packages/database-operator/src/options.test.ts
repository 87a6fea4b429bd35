import { readOptions } from './options';

describe('which namespaces a controller works in', () => {
  it.each([
    ['all by default', [], {}, undefined],
    ['all, as set by OLM', [], { WATCH_NAMESPACE: '' }, undefined],
    ['those of the environment', [], { WATCH_NAMESPACE: 'a, b' }, ['a', 'b']],
    ['those of the option', ['--namespaces', 'c'], {}, ['c']],
    ['the option first', ['--namespaces=c'], { WATCH_NAMESPACE: 'a' }, ['c']],
    ['each once', ['--namespaces', 'a,a'], {}, ['a']],
  ])('%s', (_, args, env, expected) => {
    expect(readOptions(args, env).namespaces).toEqual(expected);
  });

  it.each([
    ['a,', '"" is not a valid namespace'],
    ['a/../b', '"a/../b" is not a valid namespace'],
    ['', '"" is not a valid namespace'],
    [
      Array.from({ length: 21 }, (_, at) => `n${at}`).join(),
      'give 20 at most, and run another controller for the others',
    ],
  ])('not %s', (text, words) => {
    expect(() => readOptions(['--namespaces', text], {})).toThrow(words);
  });
});

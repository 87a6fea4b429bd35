import { boundedMap, boundedName, boundedText } from './boundedText';

describe('boundedText', () => {
  it('escapes invisible characters', () => {
    expect(boundedText('admin\u202enimda')).toBe('admin\\u{202e}nimda');
    expect(boundedText('a\u0000b\u001b[31m')).toBe('a\\u{0}b\\u{1b}[31m');
    expect(boundedText('zero\u200bwidth\ufeff')).toBe(
      'zero\\u{200b}width\\u{feff}',
    );
    expect(boundedText('two\u2028lines')).toBe('two\\u{2028}lines');
    expect(boundedText('half\ud800')).toBe('half\\u{d800}');
    // Invisible copies of letters, above the first 65,536 characters.
    expect(boundedText('tag\u{e0041}')).toBe('tag\\u{e0041}');
  });

  it('keeps ordinary text unchanged', () => {
    for (const text of [
      'Grüße, 世界 👩‍💻',
      'می‌خواهم',
      'a\tb\r\nc',
      '\\u{202e}',
    ]) {
      expect(boundedText(text)).toBe(text);
    }
  });

  it('is truncated between characters', () => {
    const text = boundedText(`${'x'.repeat(1023)}😀`)!;
    expect(text).toHaveLength(1023);
    expect(text).not.toMatch(/\p{Cs}/u);
    expect(boundedText('\u202e'.repeat(5000))).toHaveLength(1024);
  });

  it('is undefined if there is no text', () => {
    for (const value of ['', 1, null, undefined, {}, ['a']]) {
      expect(boundedText(value)).toBeUndefined();
      expect(boundedName(value)).toBeUndefined();
    }
  });
});

describe('boundedName', () => {
  it('keeps different names different', () => {
    const long = 'n'.repeat(600);
    const names = [long, `${long}m`, 'a\u202eb', 'a\\u{202e}b'];
    const kept = names.map(boundedName);
    expect(new Set(kept).size).toBe(4);
    expect(kept[0]).toHaveLength(512);
    expect(kept[2]).toMatch(/^a\\u\{202e\}b~[0-9a-f]{16}$/);
    expect(boundedName(long)).toBe(kept[0]);
  });

  it('keeps every valid Kubernetes name unchanged', () => {
    for (const name of [
      'web',
      'system:node-proxier',
      'ünïcode',
      'a'.repeat(253),
    ]) {
      expect(boundedName(name)).toBe(name);
    }
  });
});

describe('boundedMap', () => {
  it('treats every key as an ordinary one', () => {
    const map = boundedMap(
      JSON.parse('{"__proto__":"a","constructor":"b","to\\u202eString":"c"}'),
    );
    expect(Object.entries(map)).toEqual([
      ['__proto__', 'a'],
      ['constructor', 'b'],
      ['to\\u{202e}String', 'c'],
    ]);
    expect(Object.getPrototypeOf(map)).toBe(Object.prototype);
  });

  it('drops entries that are too long, and stops at a thousand', () => {
    const many = Object.fromEntries(
      Array.from({ length: 10_000 }, (_, each) => [`label-${each}`, 'x']),
    );
    expect(Object.keys(boundedMap(many))).toHaveLength(1000);
    const megabyte = { big: 'x'.repeat(1024 * 1024), small: 'y', no: 1 };
    expect(boundedMap(megabyte)).toEqual({ small: 'y' });
  });
});

import { stackOf } from '../../dev/answers';
import { definitions } from '../../dev/recorded';
import { toCsv } from './csv';
import { toolRows } from './toolRows';
import { TOOL_TABLE_FIELDS, toolTable } from './toolTable';

describe('toCsv', () => {
  it('follows RFC 4180', async () => {
    const text = await toCsv({
      fields: ['name', 'words'],
      data: [
        ['plain', 'a, b'],
        ['quoted', 'says "no"'],
        ['lines', 'one\r\ntwo'],
      ],
    });
    expect(text).toBe(
      'name,words\r\nplain,"a, b"\r\nquoted,"says ""no"""\r\nlines,"one\r\ntwo"',
    );
  });

  it.each([
    '=cmd|calc!A1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '=1\n+2',
    '＝1',
  ])('keeps spreadsheets from running %j', async value => {
    const text = await toCsv({ fields: ['a'], data: [[value]] });
    expect(text).toBe(`a\r\n"'${value}"`);
  });

  it('does not escape a version', async () => {
    const text = await toCsv({ fields: ['a'], data: [['1.33.5+k3s1']] });
    expect(text).toBe('a\r\n1.33.5+k3s1');
  });
});

describe('toolTable', () => {
  const rows = toolRows(stackOf(), definitions.items);

  it('has one line per tool and cluster', () => {
    const lines = toolTable(rows);
    expect(lines).toHaveLength(rows.length * 3);
    for (const line of lines) {
      expect(line).toHaveLength(TOOL_TABLE_FIELDS.length);
    }
    const kyverno = lines.filter(([id]) => id === 'kyverno');
    expect(kyverno.map(line => line.slice(0, 7))).toEqual([
      ['kyverno', 'Kyverno', 'Policy', 'demo-dev', 'leftover', 'medium', ''],
      [
        'kyverno',
        'Kyverno',
        'Policy',
        'demo-prod',
        'installed',
        'high',
        '1.16.0',
      ],
      ['kyverno', 'Kyverno', 'Policy', 'edge-hamburg', 'unknown', '', ''],
    ]);
    expect(kyverno[2][8]).toMatch(/^its CRDs were never read/);
    expect(kyverno[2].slice(9)).toEqual(['graduated', 'active']);
  });

  it('keeps a tool without clusters', () => {
    const alone = toolTable([{ ...rows[0], clusters: [] }]);
    expect(alone).toEqual([
      [
        rows[0].id,
        rows[0].name,
        expect.any(String),
        '',
        '',
        '',
        '',
        '',
        '',
        expect.any(String),
        expect.any(String),
      ],
    ]);
  });
});

import fc from 'fast-check';
import { newManifestText, readManifest, setInManifest } from './manifestText';

const TEXT = newManifestText({
  namespace: 'shop',
  name: 'orders',
  spec: { engine: 'postgres', version: '17', storage: undefined },
});

describe('the text of a manifest', () => {
  it('is accepted by kubectl, with versions as strings', () => {
    expect(TEXT).toBe(
      [
        'apiVersion: example.com/v1',
        'kind: Database',
        'metadata:',
        '  namespace: shop',
        '  name: orders',
        'spec:',
        '  engine: postgres',
        '  version: "17"',
        '',
      ].join('\n'),
    );
    expect(readManifest(TEXT).manifest).toEqual({
      namespace: 'shop',
      name: 'orders',
      spec: { engine: 'postgres', version: '17' },
    });
  });

  it('keeps comments and fields unknown to the form', () => {
    const typed = TEXT.replace(
      '  version: "17"',
      '  version: "17" # as in production\n  parameters:\n    max_connections: "200"',
    );
    const changed = setInManifest(typed, ['spec', 'version'], '18');
    expect(changed).toContain('  version: "18" # as in production');
    expect(changed).toContain('max_connections: "200"');
    expect(setInManifest(changed, ['spec', 'version'], '')).not.toContain(
      'version:',
    );
  });

  it('sets a field whatever the document contained before', () => {
    const text = 'apiVersion: example.com/v1\nkind: Database\nmetadata: x\n';
    const changed = setInManifest(text, ['metadata', 'name'], 'orders');
    expect(readManifest(changed).manifest?.name).toBe('orders');
    expect(setInManifest(text, ['spec', 'storage'], '')).toContain('spec: {}');
  });

  it.each([
    ['is too long', `#${'x'.repeat(20_000)}`, { kind: 'tooLong' }],
    ['is a list', '- a', { kind: 'notMap' }],
    ['is another kind', 'kind: Pod', { kind: 'otherKind' }],
    [
      'has an alias',
      TEXT.replace('shop', '&a shop').replace('orders', '*a'),
      { kind: 'alias' },
    ],
    [
      'has a key twice',
      `${TEXT}spec: {}\n`,
      { kind: 'syntax', line: 9, message: expect.stringMatching(/unique/) },
    ],
    [
      'has labels, which would be lost',
      TEXT.replace('metadata:', 'metadata:\n  labels: {}'),
      { kind: 'unused', field: 'metadata.labels' },
    ],
    ['is nested too deep', '['.repeat(15_000), { kind: 'syntax' }],
  ])('is rejected if it %s', (_, text, problem) => {
    expect(readManifest(text).problem).toMatchObject(problem);
  });

  it('is parsed or rejected, whatever it contains', () => {
    const line = fc.constantFrom(
      ...TEXT.split('\n'),
      'a: &a [*a]',
      '<<: *a',
      '- !!js/function x',
      'metadata: {name: [1]}',
      '%YAML 9.9',
    );
    const text = fc.array(fc.oneof(line, fc.string({ unit: 'binary' })));
    fc.assert(
      fc.property(text, lines => {
        const { manifest, problem } = readManifest(lines.join('\n'));
        expect([manifest, problem].filter(Boolean)).toHaveLength(1);
      }),
    );
  });

  it('keeps every value of the form', () => {
    const value = fc.string({ unit: 'grapheme', minLength: 1 });
    fc.assert(
      fc.property(
        value,
        fc.dictionary(fc.stringMatching(/^[a-z]+$/), value),
        (name, spec) => {
          const text = newManifestText({ namespace: 'shop', name, spec });
          expect(readManifest(text)).toEqual({
            manifest: { namespace: 'shop', name, spec },
          });
        },
      ),
    );
  });
});

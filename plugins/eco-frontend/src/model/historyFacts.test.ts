import {
  crdDifferences,
  servedVersions,
  toReadingFact,
  toToolFact,
} from './historyFacts';

const version = (name: string, changes: object = {}) => ({
  name,
  served: true,
  storage: true,
  deprecated: false,
  schemaHash: 'one',
  ...changes,
});

describe('historyFacts', () => {
  it('lists the differences between two CRDs', () => {
    expect(
      crdDifferences({
        subject: 'crd:things.example.com',
        before: { versions: [version('v1')], storedVersions: ['v1'] },
        after: {
          versions: [
            version('v1', { deprecated: true, schemaHash: 'two' }),
            version('v2'),
            version('v3', { served: false }),
          ],
          storedVersions: ['v1', 'v2'],
        },
      }),
    ).toEqual([
      { what: 'served', before: ['v1'], after: ['v1', 'v2'] },
      { what: 'stored', before: ['v1'], after: ['v1', 'v2'] },
      { what: 'deprecated', versions: ['v1'] },
      { what: 'schema', versions: ['v1'] },
    ]);
  });

  it('tolerates stored values of any shape', () => {
    for (const odd of [undefined, null, true, 'text', [], { versions: 'v1' }]) {
      expect(servedVersions(odd)).toEqual([]);
      expect(toToolFact(odd)).toBeUndefined();
      expect(toReadingFact(odd)).toBeUndefined();
    }
  });
});

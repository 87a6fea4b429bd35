import { parseDatabaseTargetRef, toDatabaseTargetRef } from './databaseTarget';

const TARGET = { cluster: 'a/b', namespace: 'shop', engine: '', owner: 'é' };

describe('a database target reference', () => {
  it('parses back to the same target', () => {
    expect(parseDatabaseTargetRef(toDatabaseTargetRef(TARGET))).toEqual(TARGET);
  });

  it('replaces a lone surrogate, which cannot be encoded', () => {
    const ref = toDatabaseTargetRef({ ...TARGET, cluster: 'a\ud800' });
    expect(parseDatabaseTargetRef(ref)?.cluster).toBe('a\ufffd');
  });
});

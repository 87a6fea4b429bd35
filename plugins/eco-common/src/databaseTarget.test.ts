import { parseDatabaseTargetRef, toDatabaseTargetRef } from './databaseTarget';

const TARGET = { cluster: 'a/b', namespace: 'shop', engine: '', owner: 'é' };

describe('the reference of a database target', () => {
  it('stands for what it was made of', () => {
    expect(parseDatabaseTargetRef(toDatabaseTargetRef(TARGET))).toEqual(TARGET);
  });

  it('takes what no address can have', () => {
    const ref = toDatabaseTargetRef({ ...TARGET, cluster: 'a\ud800' });
    expect(parseDatabaseTargetRef(ref)?.cluster).toBe('a\ufffd');
  });
});

import {
  Access,
  AskAccess,
  judgeOperator,
  OperatorSighting,
} from './judgeOperator';

describe('an operator', () => {
  const sighting: OperatorSighting = {
    namespace: 'pg-system',
    name: 'operator',
    createdAt: '2026-01-01T00:00:00Z',
    serviceAccount: 'operator',
    isReady: true,
  };
  const ALLOWED: Access = { state: 'allowed' };
  const REFUSED: Access = { state: 'refused' };
  /**
   * Namespaces in which the account of each namespace may write; `*` for all.
   */
  const granted =
    (grants: Record<string, string[]>): AskAccess =>
    ({ namespace: of }, namespace = '*') =>
      [namespace, '*'].some(one => grants[of]?.includes(one))
        ? ALLOWED
        : REFUSED;
  const everywhere = granted({ 'pg-system': ['*'] });

  it('runs if it may write and watches the namespace', () => {
    const watches = ['shop'];
    expect(
      judgeOperator([{ ...sighting, watches }], 'shop', everywhere),
    ).toEqual({ state: 'running' });
  });

  it('runs if it may write, with a note if its scope is not stated', () => {
    expect(judgeOperator([sighting], 'shop', everywhere)).toEqual({
      state: 'running',
      note: 'Deployment pg-system/operator does not say which namespaces it watches',
    });
  });

  it.each([
    [
      'watches others',
      { watches: ['pg-system'] },
      ['*'],
      'watches pg-system only',
    ],
    [
      'has a Role but no ClusterRole',
      {},
      ['pg-system'],
      'has rights in pg-system only',
    ],
  ])('works elsewhere if it %s', (_, more, grants, why) => {
    expect(
      judgeOperator(
        [{ ...sighting, ...more }],
        'shop',
        granted({ 'pg-system': grants }),
      ),
    ).toEqual({
      state: 'elsewhere',
      because: `Deployment pg-system/operator ${why}`,
    });
  });

  it('runs in the namespace of its Role', () => {
    expect(
      judgeOperator(
        [sighting],
        'pg-system',
        granted({ 'pg-system': ['pg-system'] }),
      ),
    ).toEqual({ state: 'running' });
  });

  it('does not count, nor is named to others, if it may not write the status', () => {
    const fake = { ...sighting, namespace: 'mallory', name: 'secret-project' };
    expect(judgeOperator([fake], 'shop', everywhere)).toEqual({
      state: 'notRunning',
      because: expect.not.stringMatching(/mallory|secret-project/),
    });
    expect(judgeOperator([fake, sighting], 'shop', everywhere).state).toBe(
      'running',
    );
  });

  it('does not count if its claim to watch other namespaces is untrusted', () => {
    const fake = { ...sighting, namespace: 'mallory', watches: ['anything'] };
    expect(judgeOperator([fake], 'shop', everywhere).state).toBe('notRunning');
  });

  it('is unknown while its permissions are', () => {
    const because = 'forbidden';
    const unknown: AskAccess = () => ({ state: 'unknown', because });
    expect(judgeOperator([sighting], 'shop', unknown)).toEqual({
      state: 'unknown',
      because,
    });
    const idle = { ...sighting, isReady: false };
    expect(judgeOperator([idle], 'shop', unknown)).toEqual({
      state: 'notRunning',
    });
  });
});

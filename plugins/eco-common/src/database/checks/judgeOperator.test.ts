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
  /** Whose account may write in which namespaces, `*` for all. */
  const granted =
    (grants: Record<string, string[]>): AskAccess =>
    ({ namespace: of }, namespace = '*') =>
      [namespace, '*'].some(one => grants[of]?.includes(one))
        ? ALLOWED
        : REFUSED;
  const everywhere = granted({ 'pg-system': ['*'] });

  it('runs where it may write and is told to watch', () => {
    const watches = ['shop'];
    expect(
      judgeOperator([{ ...sighting, watches }], 'shop', everywhere),
    ).toEqual({ state: 'running' });
  });

  it('runs where it may write and nobody says what it watches, which is said', () => {
    expect(judgeOperator([sighting], 'shop', everywhere)).toEqual({
      state: 'running',
      note: 'which namespaces Deployment pg-system/operator watches is not said',
    });
  });

  it.each([
    ['is told so', { watches: ['pg-system'] }, ['*'], 'watches pg-system only'],
    [
      'has a Role, no ClusterRole',
      {},
      ['pg-system'],
      'has rights in pg-system only',
    ],
  ])('works elsewhere where it %s', (_, more, grants, why) => {
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

  it('runs in the one namespace where its Role is', () => {
    expect(
      judgeOperator(
        [sighting],
        'pg-system',
        granted({ 'pg-system': ['pg-system'] }),
      ),
    ).toEqual({ state: 'running' });
  });

  it('that may not write the status is not believed, and not named to others', () => {
    const fake = { ...sighting, namespace: 'mallory', name: 'secret-project' };
    expect(judgeOperator([fake], 'shop', everywhere)).toEqual({
      state: 'notRunning',
      because: expect.not.stringMatching(/mallory|secret-project/),
    });
    expect(judgeOperator([fake, sighting], 'shop', everywhere).state).toBe(
      'running',
    );
  });

  it('that says it watches a foreign namespace tells others nothing', () => {
    const fake = { ...sighting, namespace: 'mallory', watches: ['anything'] };
    expect(judgeOperator([fake], 'shop', everywhere).state).toBe('notRunning');
  });

  it('is unknown while its rights are', () => {
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

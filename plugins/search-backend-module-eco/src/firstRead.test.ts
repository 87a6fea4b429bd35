import { ClusterSummary } from '@backstage-eco/plugin-eco-common';
import { firstRead } from './firstRead';

const NO_WAIT = { retryAfterMs: 1, maxWaitMs: 0 };
const PATIENT = { retryAfterMs: 1, maxWaitMs: 60_000 };

function cluster(status: ClusterSummary['outcome']['status']): ClusterSummary {
  return { name: 'red', title: 'Red', outcome: { status }, unread: [] };
}

/** Returns a function that gives the next response on each call. */
function answers(...all: Array<ClusterSummary[] | Error>) {
  return async () => {
    const next = all.shift();
    if (!next || next instanceof Error) {
      throw next ?? new Error('asked once too often');
    }
    return next;
  };
}

describe('firstRead', () => {
  it('waits until Eco answers and each cluster was attempted', async () => {
    const ok = [cluster('ok'), cluster('unreachable')];
    const clusters = await firstRead(
      answers(
        new Error('starting'),
        [],
        [cluster('ok'), cluster('pending')],
        ok,
      ),
      PATIENT,
    );
    expect(clusters).toBe(ok);
  });

  it('returns the current clusters on timeout', async () => {
    const pending = [cluster('pending')];
    expect(await firstRead(answers(pending), NO_WAIT)).toBe(pending);
  });

  it('fails if Eco has not answered by the timeout', async () => {
    await expect(
      firstRead(answers(new Error('down')), NO_WAIT),
    ).rejects.toThrow('down');
  });
});

import { engineNamed } from '../engines';
import { ApiClient } from '../kubernetes/ApiClient';
import { AccessReviews } from './AccessReviews';

const KIND = engineNamed('CloudNativePG').resource;
const MANY = 12_000;
/** Both verbs are reviewed for a refused account: update and patch. */
const VERBS = 2;

/** A slow API server that only allows the genuine operator. */
function apiServer() {
  let running = 0;
  const seen = { most: 0, all: 0 };
  /** Waits until this many reviews are answered. */
  const answered = async (all: number) => {
    while (seen.all < all || running > 0) {
      await new Promise(setImmediate);
    }
    // Lets the caller process the last answer.
    await new Promise(setImmediate);
  };
  const request = async ({ body }: { body: { spec: { user: string } } }) => {
    running++;
    seen.all++;
    seen.most = Math.max(seen.most, running);
    await new Promise(setImmediate);
    running--;
    return { status: { allowed: body.spec.user.endsWith(':cnpg-system:op') } };
  };
  return { seen, answered, client: { request } as unknown as ApiClient };
}

describe('reviews of very many ServiceAccounts', () => {
  const ask = (reviews: AccessReviews, namespace: string, name: string) =>
    reviews.mayWriteStatus({ account: { namespace, name }, kind: KIND });

  it('keep the answer about the genuine operator', async () => {
    const { client, seen, answered } = apiServer();
    const reviews = new AccessReviews(client, () => {});
    ask(reviews, 'cnpg-system', 'op');
    await answered(1);
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < MANY; i++) {
        ask(reviews, `mallory-${i}`, 'fake');
      }
      expect(ask(reviews, 'cnpg-system', 'op')).toEqual({ state: 'allowed' });
    }
    expect(ask(reviews, 'mallory', 'fake')).toEqual({
      state: 'unknown',
      because: "too many ServiceAccounts look like an operator's",
    });
    expect(seen.most).toBeLessThanOrEqual(5);
  });

  it('are answered, a few at a time', async () => {
    const { client, seen, answered } = apiServer();
    const reviews = new AccessReviews(client, () => {});
    for (let i = 0; i < 50; i++) {
      ask(reviews, `mallory-${i}`, 'fake');
    }
    await answered(50 * VERBS);
    expect(ask(reviews, 'mallory-49', 'fake')).toEqual({ state: 'refused' });
    expect(seen).toEqual({ most: 5, all: 100 });
  });

  it('do not block decisions if one namespace keeps adding new ones', async () => {
    const { client, seen, answered } = apiServer();
    const reviews = new AccessReviews(client, () => {});
    for (let i = 0; i < 10; i++) {
      ask(reviews, 'mallory', `fake-${i}`);
    }
    expect(ask(reviews, 'mallory', 'fake-10')).toEqual({ state: 'refused' });
    expect(ask(reviews, 'mallory-2', 'fake').state).toBe('unknown');
    await answered(11 * VERBS);
    expect(seen.all).toBe(22);
  });

  it('do not block decisions if an account keeps changing its namespace', () => {
    const reviews = new AccessReviews(apiServer().client, () => {});
    const account = { namespace: 'mallory', name: 'fake' };
    const watching = (namespace: string) =>
      reviews.mayWriteStatus({
        account,
        kind: KIND,
        namespace,
        watches: [namespace],
      }).state;
    for (let i = 0; i < 10; i++) {
      expect(watching(`named-${i}`)).toBe('unknown');
    }
    expect(watching('named-10')).toBe('refused');
  });
});

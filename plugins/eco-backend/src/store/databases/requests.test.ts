import { randomUUID } from 'node:crypto';
import { Knex } from 'knex';
import {
  acceptRequest,
  claimDueRequests,
  countUse,
  DatabaseCriteria,
  findDatabaseRecord,
  findRequest,
  listNewestRequests,
  listRequests,
  NewRequest,
  requestCancellation,
  saveRequestChanges,
} from '.';
import { keepClusters } from '../__testUtils__/keepCycle';
import { createTestDatabases, openStore } from '../__testUtils__/openStore';

const databases = createTestDatabases();
const GI = 2 ** 30;

function wanted(name: string, more: Partial<NewRequest> = {}): NewRequest {
  return {
    id: randomUUID(),
    operation: 'create',
    cluster: 'blue',
    namespace: 'shop',
    name,
    engine: 'postgres',
    owner: 'group:default/shop-team',
    requestedBy: 'user:default/dana',
    idempotencyKey: name,
    contentHash: name,
    spec: { engine: 'postgres', version: '17' },
    storageBytes: GI,
    ...more,
  };
}

/** Accepts a request if its owner has fewer databases than the limit. */
function accept(knex: Knex, request: NewRequest, limit = Infinity) {
  return acceptRequest({
    knex,
    request,
    check: async transaction => {
      const subject = { owner: request.owner };
      const used = await countUse({ knex: transaction, subject });
      if (used.databases >= limit) {
        throw new Error('quota');
      }
    },
  });
}

describe.each(databases.eachSupportedId())('requests on %s', id => {
  it('are identical for the same idempotency key', async () => {
    const knex = await openStore(databases, id);
    const [first, second] = await Promise.all([
      accept(knex, wanted('orders')),
      accept(knex, wanted('orders')),
    ]);
    expect(second.id).toBe(first.id);
    await expect(
      accept(knex, wanted('orders', { contentHash: 'other' })),
    ).rejects.toThrow(/idempotency key was used for another request/);
  });

  it('cannot take the same name twice', async () => {
    const knex = await openStore(databases, id);
    const other = wanted('orders', {
      requestedBy: 'user:default/petra',
      idempotencyKey: 'another',
    });
    const answers = await Promise.allSettled([
      accept(knex, wanted('orders')),
      accept(knex, other),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([
      'fulfilled',
      'rejected',
    ]);
  });

  it('cannot both take the last place in a quota', async () => {
    const knex = await openStore(databases, id);
    await accept(knex, wanted('first'), 2);
    const answers = await Promise.allSettled(
      ['second', 'third', 'fourth'].map(name => accept(knex, wanted(name), 2)),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(
      1,
    );
    const subject = { owner: 'group:default/shop-team' };
    expect(await countUse({ knex, subject })).toEqual({
      databases: 2,
      storageBytes: 2 * GI,
    });
  });

  it('are processed by one backend at a time, and by another if it dies', async () => {
    const knex = await openStore(databases, id);
    const request = await accept(knex, wanted('orders'));
    const claim = (leaseMs: number) =>
      claimDueRequests({ knex, limit: 10, leaseMs });
    const claims = (await Promise.all([claim(100), claim(100)])).flat();
    expect(claims.map(each => each.request.id)).toEqual([request.id]);
    await new Promise(resolve => setTimeout(resolve, 200));
    const [next] = await claim(10_000);
    expect(next.request.looks).toBe(2);
    const changes = { state: 'accepted' as const, uid: 'u', dueInMs: 0 };
    const [lost] = claims;
    expect(await saveRequestChanges({ knex, claim: lost, changes })).toBe(
      false,
    );
    expect(await saveRequestChanges({ knex, claim: next, changes })).toBe(true);
  });

  it('for a hanging cluster leave room for those of others', async () => {
    const knex = await openStore(databases, id);
    for (let number = 0; number < 20; number++) {
      await accept(knex, wanted(`stuck-${number}`));
    }
    await accept(knex, wanted('carts', { cluster: 'green' }));
    const claim = async (limit: number) => {
      const claims = await claimDueRequests({ knex, limit, leaseMs: 9_000 });
      return claims.map(({ request }) => request.name).sort();
    };
    const first = await claim(10);
    expect(first).toHaveLength(6);
    expect(first).toContain('carts');
    // None of them has been released yet.
    expect(await claim(10)).toEqual([]);
  });

  it('release name and quota if they fail', async () => {
    const knex = await openStore(databases, id);
    await accept(knex, wanted('orders'));
    const [claim] = await claimDueRequests({ knex, limit: 1, leaseMs: 9_000 });
    await saveRequestChanges({
      knex,
      claim,
      changes: { state: 'failed', record: 'removed' },
    });
    const reference = { cluster: 'blue', namespace: 'shop', name: 'orders' };
    expect(await findDatabaseRecord({ knex, reference })).toBeUndefined();
    await accept(knex, wanted('orders', { idempotencyKey: 'again' }));
  });

  it('are listed for existing and pending databases', async () => {
    const knex = await openStore(databases, id);
    for (const name of ['failed', 'seen']) {
      await accept(knex, wanted(name));
      const [claim] = await claimDueRequests({
        knex,
        limit: 1,
        leaseMs: 9_000,
      });
      const changes = { state: 'failed', record: 'removed' } as const;
      await saveRequestChanges({ knex, claim, changes });
    }
    await accept(knex, wanted('wanted'));
    const at = '2026-01-01T00:00:00.000Z';
    await keepClusters({ knex, clusters: [{ name: 'blue' }], at });
    await knex('inventory_objects').insert({
      cluster: 'blue',
      kind: 'databases',
      key: 'shop/seen',
      namespace: 'shop',
      name: 'seen',
      facts: '{}',
    });
    const listed = await listNewestRequests({ knex });
    expect(listed.map(({ name }) => name).sort()).toEqual(['seen', 'wanted']);
  });

  it('keep the name while another database of that name is deleted', async () => {
    const knex = await openStore(databases, id);
    const change = { operation: 'delete' as const, uid: 'another' };
    await accept(knex, wanted('orders', { ...change, idempotencyKey: 'd' }));
    const [claim] = await claimDueRequests({ knex, limit: 1, leaseMs: 9_000 });
    await accept(knex, wanted('orders'));
    const changes = { state: 'deleted', record: 'removed' } as const;
    await saveRequestChanges({ knex, claim, changes });
    const reference = { cluster: 'blue', namespace: 'shop', name: 'orders' };
    expect(await findDatabaseRecord({ knex, reference })).toBeDefined();
  });

  it('cannot change a database that is being deleted', async () => {
    const knex = await openStore(databases, id);
    const ask = (operation: 'update' | 'delete') =>
      accept(
        knex,
        wanted('orders', { operation, uid: 'u', idempotencyKey: operation }),
      );
    await ask('delete');
    await expect(ask('update')).rejects.toThrow(/to delete shop.orders/);
  });

  it('are not done while being cancelled', async () => {
    const knex = await openStore(databases, id);
    const { id: requestId } = await accept(knex, wanted('orders'));
    const [claim] = await claimDueRequests({ knex, limit: 1, leaseMs: 9_000 });
    expect(await requestCancellation({ knex, id: requestId })).toBe(true);
    await saveRequestChanges({
      knex,
      claim,
      changes: { state: 'ready', uid: 'u' },
    });
    const [next] = await claimDueRequests({ knex, limit: 1, leaseMs: 9_000 });
    expect(next.request).toMatchObject({ isCancelling: true, isOpen: true });
  });

  it('are shown only to callers who may see the database', async () => {
    const knex = await openStore(databases, id);
    const { id: requestId } = await accept(knex, wanted('orders'));
    await accept(knex, wanted('books', { cluster: 'green' }));
    const inCluster = (name: string): DatabaseCriteria => ({
      part: 'cluster',
      values: [name],
    });
    const list = async (criteria: DatabaseCriteria) => {
      const { items } = await listRequests({ knex, criteria, limit: 10 });
      return items.map(({ name }) => name).sort();
    };
    const find = (criteria: DatabaseCriteria) =>
      findRequest({ knex, criteria, id: requestId });
    expect(await list(undefined)).toEqual(['books', 'orders']);
    expect(await list(inCluster('green'))).toEqual(['books']);
    expect(await find(inCluster('green'))).toBeUndefined();
    expect(await find(inCluster('blue'))).toMatchObject({ name: 'orders' });
  });
});

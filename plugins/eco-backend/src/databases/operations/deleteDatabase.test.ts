import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { acceptRequest } from '../../store';
import {
  createTestDatabases,
  openStore,
} from '../../store/__testUtils__/openStore';
import { DatabaseContext } from '../DatabaseContext';
import { hashOf } from '../requests/submit';
import { deleteDatabase } from './deleteDatabase';

const stores = createTestDatabases();
const DANA = 'user:default/dana';
const ASKED = {
  cluster: 'blue',
  namespace: 'shop',
  name: 'orders',
  data: 'keep' as const,
};

/** Repeats a deletion request of Dana. */
async function askAgain(result: AuthorizeResult) {
  const knex = await openStore(stores, 'SQLITE_3');
  const request = { ...ASKED, operation: 'delete' as const };
  await acceptRequest({
    knex,
    request: {
      ...request,
      id: 'first',
      engine: 'postgres',
      owner: DANA,
      requestedBy: DANA,
      idempotencyKey: 'k',
      contentHash: hashOf(request),
    },
    check: async () => {},
  });
  const context = {
    knex,
    permissions: { authorize: async () => [{ result }] },
    userInfo: { getUserInfo: async () => ({ userEntityRef: DANA }) },
  } as unknown as DatabaseContext;
  const caller = { credentials: { principal: { type: 'user' } } as never };
  const input = { ...ASKED, confirm: 'orders', idempotencyKey: 'k' };
  return deleteDatabase.run(context, caller, input as never);
}

describe('a repeated deletion request', () => {
  it('is answered even if the database is gone', async () => {
    const { id } = await askAgain(AuthorizeResult.ALLOW);
    expect(id).toBe('first');
  });

  it('is refused if the caller may no longer delete', async () => {
    await expect(askAgain(AuthorizeResult.DENY)).rejects.toThrow(
      'permission eco.database.delete is denied',
    );
  });
});

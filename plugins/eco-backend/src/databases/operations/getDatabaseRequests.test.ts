import { mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { acceptRequest } from '../../store';
import {
  createTestDatabases,
  openStore,
} from '../../store/__testUtils__/openStore';
import { storedRequest } from '../__testUtils__/storedRequest';
import { Caller, DatabaseContext } from '../DatabaseContext';
import {
  databaseRules,
  ecoDatabaseConditions,
} from '../permissions/databaseRules';
import { cancelDatabaseRequest } from './cancelDatabaseRequest';
import { getDatabaseRequest, getDatabaseRequests } from './getDatabaseRequests';

const stores = createTestDatabases();
const id = 'waiting';

/**
 * A user who made a request in blue, and may now read databases in one cluster
 * only.
 */
async function requesterWhoReads(cluster: string) {
  const knex = await openStore(stores, 'SQLITE_3');
  const { state, isOpen, progress, looks, failures, ...request } =
    storedRequest;
  await acceptRequest({
    knex,
    request: { ...request, id, idempotencyKey: 'k', contentHash: 'h' },
    check: async () => {},
  });
  const conditions = ecoDatabaseConditions.isInCluster({ clusters: [cluster] });
  const context = {
    knex,
    wake() {},
    permissions: {
      authorizeConditional: async () => [
        { result: AuthorizeResult.CONDITIONAL, conditions },
      ],
    },
    rules: Object.values(databaseRules),
  } as unknown as DatabaseContext;
  const caller = {
    credentials: mockCredentials.user(request.requestedBy),
  } as unknown as Caller;
  return {
    list: () => getDatabaseRequests.run(context, caller, {}),
    get: () => getDatabaseRequest.run(context, caller, { id }),
    cancel: () => cancelDatabaseRequest.run(context, caller, { id }),
  };
}

describe('a request of somebody who', () => {
  it('may read databases in its cluster is shown, and can be cancelled', async () => {
    const dana = await requesterWhoReads('blue');
    expect((await dana.list()).items).toMatchObject([{ id, mayCancel: true }]);
    expect(await dana.get()).toMatchObject({ id });
    expect(await dana.cancel()).toMatchObject({ isCancelling: true });
  });

  it('may no longer read them is hidden, and continues', async () => {
    const dana = await requesterWhoReads('red');
    expect((await dana.list()).items).toEqual([]);
    await expect(dana.get()).rejects.toThrow('is not known');
    await expect(dana.cancel()).rejects.toThrow('is not known');
  });
});

import type { DatabaseRecord, StoredRequest } from '../../store';
import { databaseFacts } from '../__testUtils__/databaseFacts';
import { storedRequest } from '../__testUtils__/storedRequest';
import { mergeDatabases } from './mergeDatabases';
import { toListedState } from './toSummary';

const record: DatabaseRecord = {
  cluster: 'blue',
  namespace: 'shop',
  name: 'orders',
  engine: 'postgres',
  owner: 'group:default/shop-team',
  uid: 'u',
  storageBytes: 1,
};
const DONE_AT = '2026-01-01T00:00:00.000Z';
const BEFORE = '2025-12-31T23:59:00.000Z';
const LONG_AFTER = '2026-01-01T01:00:00.000Z';

function done(change: Partial<StoredRequest> = {}): StoredRequest {
  const state = change.state ?? 'ready';
  const progress = { steps: [{ state, at: DONE_AT }] };
  return { ...storedRequest, state, isOpen: false, progress, ...change };
}

/** Returns the databases of `blue`, as uid, origin and state. */
function merged(options: {
  facts?: ReturnType<typeof databaseFacts>[];
  records?: DatabaseRecord[];
  requests?: StoredRequest[];
  readAt?: string;
}) {
  const { facts = [], records = [], requests = [], readAt } = options;
  return mergeDatabases({
    records,
    requests,
    objects: facts.map(each => ({ cluster: 'blue', facts: each })),
    readAt: () => readAt,
  }).map(known => [
    known.reference.name,
    known.record ? 'eco' : 'outside',
    toListedState(known).state,
  ]);
}

const stalled = {
  conditions: [{ type: 'Stalled', status: 'True', message: 'Set it.' }],
};

describe('mergeDatabases', () => {
  it('merges requested databases and others, in order', () => {
    expect(
      merged({
        facts: [databaseFacts({ name: 'zoo', uid: 'z' }), databaseFacts({})],
        records: [record, { ...record, name: 'audit', uid: undefined }],
        readAt: LONG_AFTER,
      }),
    ).toEqual([
      ['audit', 'eco', 'requested'],
      ['orders', 'eco', 'ready'],
      ['zoo', 'outside', 'ready'],
    ]);
  });

  it.each([
    ['newer than its request', LONG_AFTER, 'stalled'],
    ['older than its request', BEFORE, 'ready'],
    ['out of date', undefined, 'ready'],
  ])('uses the state of a list that is %s', (_, readAt, state) => {
    expect(
      merged({
        facts: [databaseFacts(stalled)],
        records: [record],
        requests: [done()],
        readAt,
      }),
    ).toEqual([['orders', 'eco', state]]);
  });

  it('prefers an open request, which is checked more often', () => {
    const open = done({ isOpen: true, state: 'provisioning' });
    expect(
      merged({
        facts: [databaseFacts({})],
        records: [record],
        requests: [open],
        readAt: LONG_AFTER,
      }),
    ).toEqual([['orders', 'eco', 'provisioning']]);
  });

  it('reports a database as missing only because of a newer list', () => {
    const known = { records: [record], requests: [done()] };
    expect(merged({ ...known, readAt: LONG_AFTER })).toEqual([
      ['orders', 'eco', 'missing'],
    ]);
    expect(merged({ ...known, readAt: BEFORE })).toEqual([
      ['orders', 'eco', 'ready'],
    ]);
    expect(merged(known)).toEqual([['orders', 'eco', 'ready']]);
  });

  it('treats another object of the same name as another database', () => {
    const facts = [databaseFacts({ uid: 'another', ...stalled })];
    const known = { facts, records: [record], requests: [done()] };
    expect(merged({ ...known, readAt: LONG_AFTER })).toEqual([
      ['orders', 'outside', 'stalled'],
    ]);
    // The list is older than the record.
    expect(merged({ ...known, readAt: BEFORE })).toEqual([
      ['orders', 'eco', 'ready'],
    ]);
  });

  it('assigns no object to a request that waits to create one', () => {
    const known = {
      facts: [databaseFacts({ uid: 'another', ...stalled })],
      records: [{ ...record, uid: undefined }],
      requests: [done({ state: 'requested', isOpen: true, uid: undefined })],
    };
    expect(merged({ ...known, readAt: LONG_AFTER })).toEqual([
      ['orders', 'outside', 'stalled'],
    ]);
    expect(merged({ ...known, readAt: BEFORE })).toEqual([
      ['orders', 'eco', 'requested'],
    ]);
  });

  it.each(['deleted', 'cancelled'] as const)(
    'leaves out what was %s since the list was read',
    state => {
      const known = { facts: [databaseFacts({})], requests: [done({ state })] };
      expect(merged({ ...known, readAt: BEFORE })).toEqual([]);
      expect(merged({ ...known, readAt: LONG_AFTER })).toEqual([
        ['orders', 'outside', 'ready'],
      ]);
    },
  );
});

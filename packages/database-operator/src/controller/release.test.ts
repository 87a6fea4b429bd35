import { Release } from '../engines/Engine';
import { KINDS } from '../kubernetes/kinds';
import { ObjectMeta, OwnerReference } from '../kubernetes/objects';
import { releasePatch } from './release';

const marks = { 'example.com/database': 'orders' };
const kind = {
  apiVersion: 'mysql.oracle.com/v2',
  kind: 'InnoDBCluster',
  plural: 'innodbclusters',
};
const of = {
  ...kind,
  name: 'orders',
  namespace: 'shop',
  uid: 'main',
  databaseUid: 'database',
  marks,
};
const main: OwnerReference = {
  apiVersion: kind.apiVersion,
  kind: kind.kind,
  name: 'orders',
  uid: 'main',
};
const database: OwnerReference = {
  apiVersion: 'example.com/v1',
  kind: 'Database',
  name: 'orders',
  uid: 'database',
};
const other: OwnerReference = { ...database, uid: 'other' };
const secret: Release = {
  kind: KINDS.secret,
  name: 'orders-backup',
  owner: 'freed',
};
const labels = { application: 'spilo' };
const set: Release = {
  kind: KINDS.statefulSet,
  name: 'orders',
  owner: 'tied',
  labels,
  body: { spec: { replicas: 1 } },
};

function object(
  ownerReferences: OwnerReference[],
  found: Record<string, string> = {},
): ObjectMeta {
  const identity = { name: 'any', uid: 'any', resourceVersion: '7' };
  return { ...identity, labels: found, ownerReferences };
}

describe('releasePatch', () => {
  it('frees and labels an object owned by the main child, if unchanged', () => {
    expect(releasePatch(object([main, other]), secret, of)).toEqual({
      metadata: {
        uid: 'any',
        resourceVersion: '7',
        ownerReferences: [other],
        labels: marks,
      },
    });
  });

  it('ignores an object that only has the name', () => {
    expect(releasePatch(object([other]), secret, of)).toBeUndefined();
    expect(releasePatch(object([]), set, of)).toBeUndefined();
    const payments = { ...main, name: 'payments' };
    expect(releasePatch(object([payments]), secret, of)).toBeUndefined();
    const later = { ...main, uid: 'later' };
    expect(releasePatch(object([later]), secret, of)).toBeUndefined();
  });

  it('ties an object of the operator to the main child, once', () => {
    const change = { ...set, body: undefined };
    expect(releasePatch(object([database], labels), change, of)).toMatchObject({
      metadata: { ownerReferences: [main] },
    });
    expect(releasePatch(object([main], labels), change, of)).toBeUndefined();
    expect(releasePatch(object([main], labels), set, of)).toEqual({
      metadata: { uid: 'any' },
      spec: { replicas: 1 },
    });
  });

  it('changes the main child only if it is still the same object', () => {
    const change = { kind, name: 'orders', body: { spec: {} } };
    const found = { ...object([]), uid: 'main' };
    expect(releasePatch(found, change, of)).toEqual({
      spec: {},
      metadata: { uid: 'main' },
    });
    expect(releasePatch(object([]), change, of)).toBeUndefined();
  });
});

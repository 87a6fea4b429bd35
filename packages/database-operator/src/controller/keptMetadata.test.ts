import { KubernetesObject, OwnerReference } from '../kubernetes/objects';
import { KeptClaims } from '../reconcile/Plan';
import { keptMetadata } from './keptMetadata';

const marks = { 'example.com/database': 'orders' };
const holder = {
  apiVersion: 'acid.zalan.do/v1',
  kind: 'postgresql',
  name: 'orders',
  namespace: 'shop',
  uid: 'main',
  databaseUid: 'database',
  marks,
};
const byOwner: KeptClaims = { holder };
const labels = { application: 'spilo', 'cluster-name': 'orders' };
const byLabels: KeptClaims = { holder, labels };
const main: OwnerReference = {
  apiVersion: holder.apiVersion,
  kind: holder.kind,
  name: 'orders',
  uid: 'main',
};
const set: OwnerReference = {
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  name: 'orders',
  uid: 'set',
};
const other: OwnerReference = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  name: 'orders',
  uid: 'other',
};

function claim(
  found: Record<string, string>,
  ...ownerReferences: OwnerReference[]
): KubernetesObject {
  return {
    metadata: {
      name: 'data',
      namespace: 'shop',
      labels: found,
      ownerReferences,
    },
  };
}

describe('keptMetadata', () => {
  it('removes the known owners, and labels the claim', () => {
    expect(keptMetadata(claim({}, main, other), byOwner)).toMatchObject({
      labels: marks,
      ownerReferences: [other],
    });
    expect(keptMetadata(claim(labels, set, other), byLabels)).toMatchObject({
      labels: marks,
      ownerReferences: [other],
    });
  });

  it('ignores a claim with only one of the labels', () => {
    const half = claim({ 'cluster-name': 'orders' }, set);
    expect(keptMetadata(half, byLabels)).toBeUndefined();
    const others = claim({ ...labels, 'cluster-name': 'payments' }, set);
    expect(keptMetadata(others, byLabels)).toBeUndefined();
  });

  it('is needed only once, and keeps other owners', () => {
    const done = claim({ ...labels, ...marks }, other);
    expect(keptMetadata(done, byLabels)).toBeUndefined();
    expect(keptMetadata(claim({}, other), byOwner)).toBeUndefined();
    expect(keptMetadata(claim({}, set), byOwner)).toBeUndefined();
    const later = { ...main, uid: 'later' };
    expect(keptMetadata(claim({}, later), byOwner)).toBeUndefined();
  });
});

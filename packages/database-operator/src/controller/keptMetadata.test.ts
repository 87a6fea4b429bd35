import { KubernetesObject, OwnerReference } from '../kubernetes/objects';
import { KeptClaims } from '../reconcile/Plan';
import { keptMetadata } from './keptMetadata';

const marks = { 'example.com/database': 'orders' };
const owner = { name: 'orders', namespace: 'shop', uid: 'main' };
const byOwner: KeptClaims = { owner, marks };
const byLabel: KeptClaims = { ...byOwner, label: ['cluster-name', 'orders'] };

function claim(
  labels: Record<string, string>,
  ...uids: string[]
): KubernetesObject {
  const ownerReferences: OwnerReference[] = uids.map(uid => ({
    apiVersion: 'v1',
    kind: 'Any',
    name: uid,
    uid,
  }));
  return {
    metadata: { name: 'data', namespace: 'shop', labels, ownerReferences },
  };
}

describe('keptMetadata', () => {
  it('takes the one owner away, and marks', () => {
    expect(keptMetadata(claim({}, 'main', 'other'), byOwner)).toMatchObject({
      labels: marks,
      ownerReferences: [{ uid: 'other' }],
    });
  });

  it('takes every owner off what has the label', () => {
    const labelled = claim({ 'cluster-name': 'orders' }, 'stateful-set');
    expect(keptMetadata(labelled, byLabel)).toMatchObject({
      labels: marks,
      ownerReferences: [],
    });
  });

  it('leaves alone what is free and marked, and what is another’s', () => {
    const done = claim({ ...marks, 'cluster-name': 'orders' });
    expect(keptMetadata(done, byLabel)).toBeUndefined();
    expect(keptMetadata(claim({}, 'other'), byOwner)).toBeUndefined();
    const others = claim({ 'cluster-name': 'payments' }, 'other');
    expect(keptMetadata(others, byLabel)).toBeUndefined();
  });
});

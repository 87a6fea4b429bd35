import { LeaseFacts } from '@backstage-eco/plugin-eco-node';
import { object } from '../detection/testing/buildInventory';
import { operator } from './__testUtils__/clues';
import { heldLeases } from './heldLeases';

function lease(holder: string, namespace = 'shop'): LeaseFacts {
  return {
    ...object<{}>('Lease', 'coordination.k8s.io/v1', { namespace }),
    holder,
  };
}

const workload = operator('one');

function holds(holder: string, kind = 'Deployment'): boolean {
  const it = { ...workload, kind };
  const leases = [lease(holder)];
  return heldLeases(it, { leases, workloads: [it] }).length > 0;
}

describe('a Lease is held by a workload', () => {
  it.each([
    ['one-5d8bc6f7d9-x2v4l', 'Deployment'],
    ['one-5d8bc6f7d9-x2v4l_0b9e-4c', 'Deployment'],
    ['one-12', 'StatefulSet'],
    ['one-x2v4l', 'DaemonSet'],
  ])('whose pods have names like %s, for a %s', (holder, kind) => {
    expect(holds(holder, kind)).toBe(true);
  });

  it.each([
    ['one-webhook-5d8bc6f7d9-x2v4l', 'Deployment'],
    ['two-5d8bc6f7d9-x2v4l', 'Deployment'],
    ['one-5d8bc6f7d9-x2v4labc', 'Deployment'],
    ['one-0a', 'StatefulSet'],
    ['one-5d8bc6f7d9-x2v4l', 'DaemonSet'],
    ['one', 'Deployment'],
  ])('and by none if the holder is %s, for a %s', (holder, kind) => {
    expect(holds(holder, kind)).toBe(false);
  });

  it('in another namespace, while no other workload has such pods', () => {
    const leases = [lease('one-5d8bc6f7d9-x2v4l', 'kube-system')];
    const namesake = { ...workload, namespace: 'bank' };
    expect(heldLeases(workload, { leases, workloads: [workload] })).toEqual(
      leases,
    );
    expect(
      heldLeases(workload, { leases, workloads: [workload, namesake] }),
    ).toEqual([]);
  });
});

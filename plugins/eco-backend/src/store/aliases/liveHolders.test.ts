import { LeaseFacts } from '@backstage-eco/plugin-eco-node';
import { object } from '../../detection/testing/buildInventory';
import { liveHolders } from './liveHolders';

function lease(holder?: string, renewedAt?: string): LeaseFacts {
  return object<Partial<LeaseFacts>>('Lease', 'coordination.k8s.io/v1', {
    holder,
    renewedAt,
  });
}

describe('liveHolders', () => {
  it('leaves out expired leases, those never renewed, and invalid times', () => {
    expect(
      liveHolders([
        lease('live', '2026-01-01T00:01:00.000000Z'),
        lease('slow', '2026-01-01T00:00:30.000000Z'),
        lease('from a snapshot', '2025-12-31T23:59:00.000000Z'),
        lease('never'),
        lease(undefined, '2026-01-01T00:01:00.000000Z'),
        lease('odd', 'yesterday'),
      ]),
    ).toEqual(new Set(['live', 'slow']));
    expect(liveHolders([])).toEqual(new Set());
  });
});

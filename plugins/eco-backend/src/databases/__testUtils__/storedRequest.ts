import type { StoredRequest } from '../../store';

/** A request for a new database that the API server has accepted. */
export const storedRequest: StoredRequest = {
  id: 'r',
  operation: 'create',
  cluster: 'blue',
  namespace: 'shop',
  name: 'orders',
  engine: 'postgres',
  owner: 'group:default/shop-team',
  requestedBy: 'user:default/dana',
  requestedAt: '2026-01-01T00:00:00.000Z',
  uid: 'u',
  state: 'accepted',
  isOpen: true,
  isCancelling: false,
  progress: { steps: [] },
  looks: 2,
  failures: 0,
};

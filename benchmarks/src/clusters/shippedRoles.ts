import { dirname, join } from 'node:path';

const RBAC = join(
  dirname(require.resolve('@backstage-eco/plugin-eco-backend/package.json')),
  'rbac',
);

/** File of the ClusterRole that is enough to read a cluster. */
export const READER_ROLE = join(RBAC, 'eco-reader.yaml');

/** Files of the reader role and the optional roles: everything Eco reads. */
export const SHIPPED_ROLES = [
  READER_ROLE,
  join(RBAC, 'eco-sampler.yaml'),
  join(RBAC, 'eco-ingresses.yaml'),
];

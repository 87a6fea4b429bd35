import { dirname, join } from 'node:path';

const RBAC = join(
  dirname(require.resolve('@backstage-eco/plugin-eco-backend/package.json')),
  'rbac',
);

/** The file of the ClusterRole that suffices to read. */
export const READER_ROLE = join(RBAC, 'eco-reader.yaml');

/** The same, and those of the optional ones: all that Eco reads. */
export const SHIPPED_ROLES = [
  READER_ROLE,
  join(RBAC, 'eco-sampler.yaml'),
  join(RBAC, 'eco-ingresses.yaml'),
];

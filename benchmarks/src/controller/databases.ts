import { KubernetesClient, KubernetesObject } from 'control-plane';

/** The kind that is measured. */
export const DATABASE = { apiVersion: 'example.com/v1', kind: 'Database' };

/** Label on every child, claim and pod, holding the name of its Database. */
export const CHILD_LABEL = 'example.com/database';

/**
 * Namespaces of each engine's Databases. Separate namespaces keep the engines'
 * requests apart.
 */
export const GROUPS = [
  {
    namespace: 'bench-statefulset-mysql',
    engine: 'StatefulSet',
    spec: { engine: 'mysql', version: '8.4' },
    // This engine runs a single MySQL server.
    replicates: false,
  },
  {
    namespace: 'bench-statefulset-postgres',
    engine: 'StatefulSet',
    spec: { engine: 'postgres', version: '17', provider: 'StatefulSet' },
    replicates: true,
  },
  {
    namespace: 'bench-cloudnativepg',
    engine: 'CloudNativePG',
    spec: { engine: 'postgres', version: '17' },
    replicates: true,
  },
  {
    namespace: 'bench-mariadb',
    engine: 'MariaDBOperator',
    spec: { engine: 'mysql', version: '11.4' },
    replicates: true,
  },
];

/**
 * Creates Databases concurrently, a quarter in each group. Each has 1 to 3
 * servers if the engine replicates, and a volume for each server.
 *
 * @param options - `deletionPolicy`: set on every second Database
 */
export function createDatabases(
  client: KubernetesClient,
  options: {
    count: number;
    prefix: string;
    deletionPolicy?: 'Delete';
    sizeClass?: 'small';
  },
): Promise<KubernetesObject[]> {
  const { count, prefix, deletionPolicy, sizeClass } = options;
  return Promise.all(
    Array.from({ length: count }, (_, i) => {
      const { namespace, spec, replicates } = GROUPS[i % GROUPS.length];
      return client.create({
        ...DATABASE,
        metadata: { name: `${prefix}-${i}`, namespace },
        spec: {
          ...spec,
          replicas: replicates ? 1 + (i % 3) : 1,
          storage: '1Gi',
          ...(sizeClass && { sizeClass }),
          ...(i % 2 === 1 && deletionPolicy && { deletionPolicy }),
        },
      });
    }),
  );
}

/** Lists all Databases of the cluster. */
export function listDatabases(
  client: KubernetesClient,
): Promise<KubernetesObject[]> {
  return client.list(DATABASE);
}

/** Returns when the Database became Ready, or undefined if it is not Ready. */
export function readySince({ status }: KubernetesObject): Date | undefined {
  const conditions: {
    type: string;
    status: string;
    lastTransitionTime: string;
  }[] = status?.conditions ?? [];
  const ready = conditions.find(({ type }) => type === 'Ready');
  return ready?.status === 'True'
    ? new Date(ready.lastTransitionTime)
    : undefined;
}

/** Whether the status reports that a child was changed on admission. */
export function isDrifted({ status }: KubernetesObject): boolean {
  const conditions: { type: string; reason: string }[] =
    status?.conditions ?? [];
  return conditions.some(
    ({ type, reason }) => type === 'Drifted' && reason === 'ChangedOnAdmission',
  );
}

/** Returns `namespace/name`. */
export function keyOf({ metadata }: KubernetesObject): string {
  return `${metadata.namespace}/${metadata.name}`;
}

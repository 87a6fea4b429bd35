import { KubernetesClient, KubernetesObject } from 'control-plane';

/** The kind that is measured. */
export const DATABASE = { apiVersion: 'example.com/v1', kind: 'Database' };

/** On every child, claim and pod: the name of its Database. */
export const CHILD_LABEL = 'example.com/database';

/** Where the Databases of each engine are, so that its requests can be told apart. */
export const GROUPS = [
  {
    namespace: 'bench-statefulset-mysql',
    engine: 'StatefulSet',
    spec: { engine: 'mysql', version: '8.4' },
    // This engine runs one mysql server.
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
 * Makes Databases, all at once, a quarter in each group: with 1 to 3 servers
 * where the engine can, and a volume for each.
 *
 * @param options - `deletionPolicy`: of every second one
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

/** Every Database of the cluster. */
export function listDatabases(
  client: KubernetesClient,
): Promise<KubernetesObject[]> {
  return client.list(DATABASE);
}

/** Whether it is Ready, and since when. */
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

/** Whether it says that something of its was changed on admission. */
export function isDrifted({ status }: KubernetesObject): boolean {
  const conditions: { type: string; reason: string }[] =
    status?.conditions ?? [];
  return conditions.some(
    ({ type, reason }) => type === 'Drifted' && reason === 'ChangedOnAdmission',
  );
}

/** Its namespace and name. */
export function keyOf({ metadata }: KubernetesObject): string {
  return `${metadata.namespace}/${metadata.name}`;
}

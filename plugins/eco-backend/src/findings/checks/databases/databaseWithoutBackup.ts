import {
  Check,
  CheckFacts,
  CustomResourceSample,
} from '@backstage-eco/plugin-eco-node';
import { fact } from '../../evidence';
import { listNames } from '../../namesOf';

/**
 * Database kinds whose operator schedules backups with separate objects. Kinds
 * with the schedule in their own spec are not judged, because the spec is not
 * read.
 */
const DATABASES = [
  {
    crd: 'clusters.postgresql.cnpg.io',
    plans: [
      'scheduledbackups.postgresql.cnpg.io',
      'backups.postgresql.cnpg.io',
    ],
  },
  {
    crd: 'mariadbs.k8s.mariadb.com',
    plans: ['backups.k8s.mariadb.com', 'physicalbackups.k8s.mariadb.com'],
  },
] as const;

/** CRDs of tools that back up whole namespaces. */
const PLANS_FOR_ALL = ['schedules.velero.io'];

function hasObjects(facts: CheckFacts, crd: string, namespace?: string) {
  const { count = 0, namespaces = [] } = facts.sample(crd) ?? {};
  return count > 0 && (!namespace || namespaces.includes(namespace));
}

/** Groups the names in a sample by namespace. */
function namesByNamespace({ names = [] }: CustomResourceSample) {
  const groups = new Map<string, Array<{ namespace: string; name: string }>>();
  for (const { namespace = '', name } of names) {
    groups.set(namespace, [
      ...(groups.get(namespace) ?? []),
      { namespace, name },
    ]);
  }
  return groups;
}

/** Reports databases in namespaces without a backup schedule. */
export const databaseWithoutBackup: Check = {
  id: 'database-without-backup',
  title: 'No backup is configured for a database',
  severity: 'warning',
  severityReason:
    'The next lost volume or wrong statement loses its data for good.',
  reads: ['crds', 'customResources'],
  find: facts =>
    DATABASES.flatMap(({ crd: crdName, plans }) => {
      const crd = facts.get('crds', { name: crdName });
      const sample = facts.sample(crdName);
      return !crd ||
        !sample ||
        PLANS_FOR_ALL.some(each => hasObjects(facts, each))
        ? []
        : [...namesByNamespace(sample)]
            .filter(
              ([namespace]) =>
                !plans.some(each => hasObjects(facts, each, namespace)),
            )
            .map(([namespace, databases]) => {
              const apiVersion = `${crd.group}/${sample.version}`;
              const kind = crd.definedKind;
              return {
                subject: { type: 'kind', apiVersion, kind, namespace },
                message: `No backup is configured for ${kind} ${listNames(
                  databases,
                )} in ${namespace}.`,
                objects: {
                  count: databases.length,
                  some: databases.map(each => ({ apiVersion, kind, ...each })),
                },
                evidence: databases.map(each =>
                  fact(
                    { apiVersion, kind, ...each },
                    'metadata.name',
                    each.name,
                  ),
                ),
                values: { plans: plans.join(',') },
              };
            });
    }),
  why: 'Replicas repeat a mistake within seconds. Only a backup whose restore you have tested brings the data back.',
  fix: [
    {
      text: 'Check that no backup is configured.',
      command: 'kubectl get {plans} --namespace {namespace}',
    },
    {
      text: 'Schedule a backup with the operator, or document what else backs up this database.',
    },
  ],
  links: [
    {
      title: 'CloudNativePG: Backup',
      url: 'https://cloudnative-pg.io/documentation/current/backup/',
    },
  ],
};

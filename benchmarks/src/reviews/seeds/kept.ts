import { KubernetesObject } from 'control-plane';
import { OTHER_OWNER } from '../../selfService/Guest';
import { NAMESPACE } from '../../selfService/startShop';
import { mariaDb, plainMySql, plainPostgres, postgres } from '../specs';
import { ReviewCase } from '../ReviewCase';

const MARIADB = { version: '11.4' };

/**
 * Objects of others, or leftovers of an earlier Database with the same name.
 */
export const KEPT_SEEDS: ReviewCase[] = [
  {
    reason: 'OtherVolumesKept',
    cause: 'postgres data, mysql wanted',
    earlier: { spec: plainPostgres() },
    spec: plainMySql(),
  },
  {
    reason: 'OtherVolumesKept',
    cause: 'mysql data, postgres wanted',
    earlier: { spec: plainMySql() },
    spec: plainPostgres(),
  },
  {
    reason: 'OtherVolumesKept',
    cause: 'MariaDB data, postgres wanted by nobody in particular',
    earlier: { spec: plainMySql(MARIADB) },
    spec: postgres(),
  },
  ...[plainPostgres(), postgres(), mariaDb()].map(spec => ({
    reason: 'KeptForAnother' as const,
    cause: `${spec.provider ?? spec.engine} data of another owner`,
    earlier: { spec, owner: OTHER_OWNER },
    spec,
  })),
  {
    reason: 'KeptForAnother',
    cause: 'data of another owner of whom Eco does not know',
    earlier: { spec: postgres(), owner: OTHER_OWNER, isUnknown: true },
    spec: postgres(),
  },
  {
    reason: 'NameTaken',
    cause: 'a StatefulSet',
    objects: name => [statefulSet(name)],
    spec: plainPostgres(),
  },
  {
    reason: 'NameTaken',
    cause: 'a Service',
    objects: name => [service(name)],
    spec: plainMySql(),
  },
  {
    reason: 'NameTaken',
    cause: 'the Service of the servers',
    objects: name => [service(`${name}-nodes`)],
    spec: plainPostgres(),
  },
  {
    reason: 'NameTaken',
    cause: 'a claim that a StatefulSet would open',
    objects: name => [claim(`data-${name}-0`)],
    spec: plainPostgres(),
  },
  {
    reason: 'NameTaken',
    cause: 'a claim that CloudNativePG would take up',
    objects: name => [claim(`left-by-${name}`, { 'cnpg.io/cluster': name })],
    spec: postgres(),
  },
  {
    reason: 'NameTaken',
    cause: 'a Cluster of CloudNativePG, a kind that is not read',
    objects: name => [
      {
        apiVersion: 'postgresql.cnpg.io/v1',
        kind: 'Cluster',
        metadata: metadata(name),
        spec: { instances: 1, storage: { size: '1Gi' } },
      },
    ],
    spec: postgres(),
  },
];

function metadata(name: string, labels: Record<string, string> = {}) {
  return { name, namespace: NAMESPACE, labels };
}

function service(name: string): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadata(name),
    spec: { ports: [{ port: 80 }] },
  };
}

function statefulSet(name: string): KubernetesObject {
  const labels = { app: name };
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: metadata(name),
    spec: {
      replicas: 0,
      serviceName: name,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { containers: [{ name: 'app', image: 'app:1' }] },
      },
    },
  };
}

function claim(
  name: string,
  labels?: Record<string, string>,
): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: metadata(name, labels),
    spec: {
      accessModes: ['ReadWriteOnce'],
      resources: { requests: { storage: '1Gi' } },
    },
  };
}

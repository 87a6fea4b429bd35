import {
  databaseEngine,
  DesiredDatabase,
  imageOf,
} from '@backstage-eco/plugin-eco-common';
import { countAt, KubernetesObject, textAt } from '../kubernetes/objects';
import { Engine, EngineInput, EngineState } from './Engine';
import { resourcesOf } from './sizeClasses';

const ENGINE = databaseEngine('Percona');
const CLUSTER = ENGINE.resource;
const CLUSTER_LABEL = 'postgres-operator.crunchydata.com/cluster';
const ROLE_LABEL = 'postgres-operator.crunchydata.com/role';
/**
 * Short, as the operator limits this and the cluster's name to 46 characters
 * together.
 */
const INSTANCE_SET = 'pg';

/**
 * PostgreSQL through Percona's operator, by a `PerconaPGCluster`. Of Percona's
 * three operators for these two protocols, only this one runs any number of
 * servers without a flag that declares it unsafe. Its claims and its users'
 * Secrets have no owner, and a new cluster of the same name reuses them.
 *
 * @see https://docs.percona.com/percona-operator-for-postgresql/latest/operator.html
 */
export const perconaEngine: Engine = {
  ...ENGINE,
  operator: {},
  makesSecret: false,
  children: input => [cluster(input)],
  read,
  growsClaims: false,
  podSelector: name => `${CLUSTER_LABEL}=${name}`,
  leftSecrets: name => [
    {
      name: secretOf(name),
      labels: { [CLUSTER_LABEL]: name, [ROLE_LABEL]: 'pguser' },
    },
  ],
  connection: ({ name, namespace }) => ({
    host: `${name}-primary.${namespace}.svc`,
    port: 5432,
    database: 'app',
    user: 'app',
    secretRef: {
      name: secretOf(name),
      keys: { user: 'user', password: 'password' },
    },
  }),
};

function secretOf(name: string): string {
  return `${name}-pguser-app`;
}

function cluster(input: EngineInput): KubernetesObject {
  const { name, namespace, labels, annotations, desired, series } = input;
  const resources = resourcesOf(desired.sizeClass);
  const hasParameters = Object.keys(desired.parameters).length > 0;
  return {
    apiVersion: CLUSTER.apiVersion,
    kind: CLUSTER.kind,
    metadata: { name, namespace, labels, annotations },
    spec: {
      metadata: { labels },
      postgresVersion: Number(series.series),
      image: imageOf(series, desired.version),
      users: [{ name: 'app', databases: ['app'] }],
      instances: [
        {
          name: INSTANCE_SET,
          replicas: desired.replicas,
          dataVolumeClaimSpec: {
            accessModes: ['ReadWriteOnce'],
            resources: { requests: { storage: desired.storage } },
            ...(desired.storageClass && {
              storageClassName: desired.storageClass,
            }),
          },
          ...(resources && { resources }),
        },
      ],
      // Backups would require a repository.
      backups: { enabled: false },
      ...(hasParameters && {
        patroni: {
          dynamicConfiguration: {
            postgresql: { parameters: desired.parameters },
          },
        },
      }),
    },
  };
}

function read(main: KubernetesObject, desired: DesiredDatabase): EngineState {
  const state = textAt(main.status, 'state');
  const readyReplicas = countAt(main.status, 'postgres', 'ready');
  if (!state) {
    return {
      ready: false,
      readyReplicas,
      message:
        "Waiting for Percona's PostgreSQL operator: no controller has answered, the PerconaPGCluster has no state",
    };
  }
  // Only operators from 2.8 on report the observed generation.
  const observed = countAt(main.status, 'observedGeneration');
  const isCurrent = !observed || observed >= (main.metadata.generation ?? 0);
  return {
    ready: state === 'ready' && isCurrent && readyReplicas === desired.replicas,
    readyReplicas,
    message: `Percona's PostgreSQL operator: ${state} (${readyReplicas} of ${desired.replicas} ready)`,
    failure:
      state === 'error' ? "Percona's PostgreSQL operator: error" : undefined,
  };
}

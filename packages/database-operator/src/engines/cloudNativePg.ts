import {
  databaseEngine,
  DesiredDatabase,
  imageOf,
} from '@backstage-eco/plugin-eco-common';
import {
  countAt,
  fieldAt,
  KubernetesObject,
  listAt,
  textAt,
} from '../kubernetes/objects';
import {
  cloudNativePgBackup,
  clusterBackup,
  scheduledBackup,
} from './cloudNativePgBackup';
import { Engine, EngineInput, EngineState } from './Engine';
import { resourcesOf } from './sizeClasses';

const ENGINE = databaseEngine('CloudNativePG');
const CLUSTER = ENGINE.resource;
const CLUSTER_LABEL = 'cnpg.io/cluster';

/**
 * Phases in which CloudNativePG waits for a person, from its
 * api/v1/cluster_types.go.
 */
const FAILED_PHASES = [
  'Cluster is unrecoverable and needs manual intervention',
  'Unable to create required cluster objects',
  'Cluster cannot execute instance online upgrade due to missing architecture binary',
  'Cluster has incomplete or invalid image catalog',
  'Cluster cannot proceed to reconciliation due to an unknown plugin being required',
];

/**
 * PostgreSQL through CloudNativePG, by a `Cluster`. The operator creates
 * Services, the Secret `<name>-app`, pods and claims. Its claims have an owner
 * reference to the Cluster.
 *
 * @see https://cloudnative-pg.io/documentation/current/cloudnative-pg.v1/
 */
export const cloudNativePgEngine: Engine = {
  ...ENGINE,
  operator: {},
  makesSecret: false,
  growsClaims: false,
  // Otherwise the operator reclaims claims that are detached from the Cluster.
  release: name => [
    {
      kind: CLUSTER,
      name,
      body: {
        metadata: {
          annotations: { 'cnpg.io/reconciliationLoop': 'disabled' },
        },
      },
    },
  ],
  children: input => [cluster(input), ...scheduledBackup(input)],
  backup: cloudNativePgBackup,
  read,
  podSelector: name => `${CLUSTER_LABEL}=${name}`,
  connection: ({ name, namespace }) => ({
    host: `${name}-rw.${namespace}.svc`,
    port: 5432,
    database: 'app',
    user: 'app',
    secretRef: {
      name: `${name}-app`,
      keys: { user: 'username', password: 'password' },
    },
  }),
};

function cluster(input: EngineInput): KubernetesObject {
  const { name, namespace, labels, annotations, desired, series } = input;
  const resources = resourcesOf(desired.sizeClass);
  const hasParameters = Object.keys(desired.parameters).length > 0;
  return {
    apiVersion: CLUSTER.apiVersion,
    kind: CLUSTER.kind,
    metadata: { name, namespace, labels, annotations },
    spec: {
      instances: desired.replicas,
      imageName: imageOf(series, desired.version),
      inheritedMetadata: { labels },
      bootstrap: { initdb: { database: 'app', owner: 'app' } },
      storage: {
        size: desired.storage,
        ...(desired.storageClass && { storageClass: desired.storageClass }),
      },
      ...(hasParameters && { postgresql: { parameters: desired.parameters } }),
      ...(desired.backup && { backup: clusterBackup(input) }),
      ...(resources && { resources }),
    },
  };
}

function read(main: KubernetesObject, desired: DesiredDatabase): EngineState {
  const phase = textAt(main.status, 'phase');
  const readyReplicas = countAt(main.status, 'readyInstances');
  if (!phase) {
    return {
      ready: false,
      readyReplicas,
      message:
        'Waiting for CloudNativePG: no controller has answered, the Cluster has no status',
    };
  }
  const isTrue = listAt(main.status, 'conditions').some(
    condition =>
      fieldAt(condition, 'type') === 'Ready' &&
      fieldAt(condition, 'status') === 'True',
  );
  const reported = [phase, textAt(main.status, 'phaseReason')]
    .filter(Boolean)
    .join(': ');
  return {
    ready: isTrue && readyReplicas === desired.replicas,
    readyReplicas,
    message: `CloudNativePG: ${reported} (${readyReplicas} of ${desired.replicas} ready)`,
    failure: FAILED_PHASES.includes(phase) ? reported : undefined,
  };
}

import {
  databaseEngine,
  DesiredDatabase,
} from '@backstage-eco/plugin-eco-common';
import { KINDS } from '../kubernetes/kinds';
import { KubernetesObject, textAt } from '../kubernetes/objects';
import { Engine, EngineInput, EngineState, Release } from './Engine';
import { resourcesOf } from './sizeClasses';

const ENGINE = databaseEngine('Zalando');
const POSTGRESQL = ENGINE.resource;
const USERS = ['postgres', 'standby', 'app'];
const CLUSTER_LABEL = 'cluster-name';
const APPLICATION = { application: 'spilo' };
/** A postgresql that names another controller is no business of the operator's. */
const CONTROLLER_ANNOTATION = 'acid.zalan.do/controller';

/**
 * PostgreSQL through Zalando's operator: a `postgresql`. Its operator makes a
 * StatefulSet, Services, and a Secret for each user. When a `postgresql` goes it
 * deletes the claims and Secrets that it remembers (both by default), so it must
 * be sent away first.
 *
 * @see https://github.com/zalando/postgres-operator/blob/v1.15.1/docs/reference/cluster_manifest.md
 */
export const zalandoEngine: Engine = {
  ...ENGINE,
  operator: {
    explainsInEvents: true,
  },
  makesSecret: false,
  children: input => [postgresql(input)],
  read,
  growsClaims: false,
  // Both are the defaults of `cluster_labels` and `cluster_name_label`.
  familyLabel: { key: CLUSTER_LABEL, others: APPLICATION },
  podSelector: name => `application=spilo,${CLUSTER_LABEL}=${name}`,
  release,
  // Its own work, where it runs.
  leftSecrets: name =>
    USERS.map(user => ({ name: secretOf(user, name), labels: labelsOf(name) })),
  connection: ({ name, namespace }) => ({
    host: `${name}.${namespace}.svc`,
    port: 5432,
    database: 'app',
    user: 'app',
    secretRef: {
      name: secretOf('app', name),
      keys: { user: 'username', password: 'password' },
    },
  }),
};

/** By the default of `secret_name_template`. */
function secretOf(user: string, name: string): string {
  return `${user}.${name}.credentials.postgresql.acid.zalan.do`;
}

/** What it gives everything that it makes. */
function labelsOf(name: string): Record<string, string> {
  return { ...APPLICATION, [CLUSTER_LABEL]: name };
}

function postgresql(input: EngineInput): KubernetesObject {
  const { name, namespace, labels, annotations, desired } = input;
  const resources = resourcesOf(desired.sizeClass);
  const hasParameters = Object.keys(desired.parameters).length > 0;
  return {
    apiVersion: POSTGRESQL.apiVersion,
    kind: POSTGRESQL.kind,
    metadata: { name, namespace, labels, annotations },
    spec: {
      teamId: 'database-operator',
      numberOfInstances: desired.replicas,
      postgresql: {
        version: desired.version,
        ...(hasParameters && { parameters: desired.parameters }),
      },
      users: { app: [] },
      databases: { app: 'app' },
      volume: {
        size: desired.storage,
        ...(desired.storageClass && { storageClass: desired.storageClass }),
      },
      ...(resources && {
        resources: {
          requests: resources.requests,
          // Without a limit it sets its own, which may be below what is requested.
          limits: { ...resources.limits, cpu: resources.requests.cpu },
        },
      }),
    },
  };
}

function read(
  main: KubernetesObject,
  desired: DesiredDatabase,
  readyPods?: number,
): EngineState {
  const said = textAt(main.status, 'PostgresClusterStatus');
  const isRunning = said === 'Running';
  // Running is written once the pods were ready, and stays when one fails.
  const readyReplicas = readyPods ?? (isRunning ? desired.replicas : 0);
  if (!said) {
    return {
      ready: false,
      readyReplicas,
      message:
        "Waiting for Zalando's Postgres operator: no controller has answered, the postgresql has no status",
    };
  }
  const hasFailed = said === 'Invalid' || said.endsWith('Failed');
  return {
    ready: isRunning && readyReplicas === desired.replicas,
    readyReplicas,
    message: `Zalando's Postgres operator: ${said} (${readyReplicas} of ${desired.replicas} ready)`,
    failure: hasFailed ? `Zalando's Postgres operator: ${said}` : undefined,
  };
}

/**
 * It gives what it makes the owners of the `postgresql`, which has none, and by
 * default not that itself. So what it would have to remove is tied to it first.
 */
function release(name: string): Release[] {
  const labels = labelsOf(name);
  return [
    {
      kind: POSTGRESQL,
      name,
      body: {
        metadata: {
          annotations: { [CONTROLLER_ANNOTATION]: 'database-operator' },
          // Set under `enable_finalizers`; only the operator would take it off.
          finalizers: null,
        },
      },
    },
    {
      // Under `persistent_volume_claim_retention_policy: delete` it owns the claims.
      kind: KINDS.statefulSet,
      name,
      labels,
      owner: 'tied',
      body: {
        spec: {
          persistentVolumeClaimRetentionPolicy: {
            whenDeleted: 'Retain',
            whenScaled: 'Retain',
          },
        },
      },
    },
    ...[
      { kind: KINDS.service, name },
      { kind: KINDS.service, name: `${name}-repl` },
      // By the default of `pdb_name_format`.
      { kind: KINDS.disruptionBudget, name: `postgres-${name}-pdb` },
      {
        kind: KINDS.disruptionBudget,
        name: `postgres-${name}-critical-op-pdb`,
      },
    ].map((made): Release => ({ ...made, labels, owner: 'tied' })),
    ...USERS.map(
      (user): Release => ({
        kind: KINDS.secret,
        name: secretOf(user, name),
        labels,
        owner: 'freed',
      }),
    ),
  ];
}

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
/** The operator ignores a postgresql that names another controller. */
const CONTROLLER_ANNOTATION = 'acid.zalan.do/controller';

/**
 * PostgreSQL through Zalando's operator, by a `postgresql`. The operator
 * creates a StatefulSet, Services, and a Secret per user. When a `postgresql`
 * is deleted, it deletes the claims and Secrets that it remembers (both by
 * default), so it must be detached first.
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
  // Defaults of `cluster_labels` and `cluster_name_label`.
  familyLabel: { key: CLUSTER_LABEL, others: APPLICATION },
  podSelector: name => `application=spilo,${CLUSTER_LABEL}=${name}`,
  release,
  // The operator removes these itself if it is running.
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

/**
 * Returns the name of a user's Secret, by the default of
 * `secret_name_template`.
 */
function secretOf(user: string, name: string): string {
  return `${user}.${name}.credentials.postgresql.acid.zalan.do`;
}

/** Returns the labels that the operator gives everything it creates. */
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
          // Without a limit, the operator sets its own, which may be below the
          // request.
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
  const reported = textAt(main.status, 'PostgresClusterStatus');
  const isRunning = reported === 'Running';
  // The operator writes Running once the pods are ready, and keeps it when one
  // fails.
  const readyReplicas = readyPods ?? (isRunning ? desired.replicas : 0);
  if (!reported) {
    return {
      ready: false,
      readyReplicas,
      message:
        "Waiting for Zalando's Postgres operator: no controller has answered, the postgresql has no status",
    };
  }
  const hasFailed = reported === 'Invalid' || reported.endsWith('Failed');
  return {
    ready: isRunning && readyReplicas === desired.replicas,
    readyReplicas,
    message: `Zalando's Postgres operator: ${reported} (${readyReplicas} of ${desired.replicas} ready)`,
    failure: hasFailed ? `Zalando's Postgres operator: ${reported}` : undefined,
  };
}

/**
 * Returns the changes that detach the operator. By default it does not make the
 * `postgresql` the owner of what it creates. So what it would have to remove is
 * tied to the `postgresql` first.
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
          // Set if `enable_finalizers` is on; only the operator would remove
          // it.
          finalizers: null,
        },
      },
    },
    {
      // With `persistent_volume_claim_retention_policy: delete`, it owns the
      // claims.
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
      // Default of `pdb_name_format`.
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

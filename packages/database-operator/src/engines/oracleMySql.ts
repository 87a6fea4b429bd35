import {
  databaseEngine,
  DatabaseProblem,
  DesiredDatabase,
  fixedFieldProblem,
  imageTagOf,
} from '@backstage-eco/plugin-eco-common';
import { canonicalJson } from '../kubernetes/canonicalJson';
import { KINDS } from '../kubernetes/kinds';
import {
  countAt,
  fieldAt,
  Fields,
  KubernetesObject,
  textAt,
} from '../kubernetes/objects';
import { Engine, EngineInput, EngineState } from './Engine';
import { secretName } from './secret';
import { resourcesOf } from './sizeClasses';

const ENGINE = databaseEngine('OracleMySQL');
const CLUSTER = ENGINE.resource;
const CLUSTER_LABEL = 'mysql.oracle.com/cluster';

/**
 * MySQL through Oracle's operator: an `InnoDBCluster`, which is a group of
 * servers behind a router. The operator makes neither an application's user nor
 * a database: what it gives is root, with the password of the controller's own
 * Secret.
 *
 * @see https://dev.mysql.com/doc/mysql-operator/en/mysql-operator-properties.html
 */
export const oracleMySqlEngine: Engine = {
  ...ENGINE,
  operator: {
    explainsInEvents: true,
  },
  makesSecret: true,
  secretFields: password => ({
    rootUser: 'root',
    rootHost: '%',
    rootPassword: password(),
  }),
  children: input => [cluster(input)],
  keep,
  refuseChange,
  read,
  // It never changes the claims of a cluster that it has made.
  growsClaims: true,
  familyLabel: { key: CLUSTER_LABEL, others: { component: 'mysqld' } },
  podSelector: name => `component=mysqld,${CLUSTER_LABEL}=${name}`,
  // The servers keep the passwords of these accounts, so the Secrets must stay too.
  release: name =>
    accountSecrets(name).map(secret => ({
      kind: KINDS.secret,
      name: secret,
      owner: 'freed',
    })),
  leftSecrets: name => accountSecrets(name).map(secret => ({ name: secret })),
  connection: ({ name, namespace }) => ({
    host: `${name}.${namespace}.svc`,
    port: 3306,
    user: 'root',
    secretRef: {
      name: secretName(name),
      keys: { user: 'rootUser', password: 'rootPassword' },
    },
  }),
};

/** Secrets with the operator's own accounts in the servers. They have no label of its. */
function accountSecrets(name: string): string[] {
  return [`${name}-privsecrets`, `${name}-router`, `${name}-backup`];
}

function cluster(input: EngineInput): KubernetesObject {
  const { name, namespace, labels, annotations, desired, series } = input;
  const resources = resourcesOf(desired.sizeClass);
  const parameters = Object.entries(desired.parameters);
  return {
    apiVersion: CLUSTER.apiVersion,
    kind: CLUSTER.kind,
    metadata: { name, namespace, labels, annotations },
    spec: {
      secretName: secretName(name),
      tlsUseSelfSigned: true,
      version: imageTagOf(series, desired.version),
      instances: desired.replicas,
      router: { instances: 1 },
      podLabels: labels,
      datadirVolumeClaimTemplate: {
        accessModes: ['ReadWriteOnce'],
        resources: { requests: { storage: desired.storage } },
        ...(desired.storageClass && { storageClassName: desired.storageClass }),
      },
      ...(parameters.length > 0 && { mycnf: toConfiguration(parameters) }),
      ...(resources && {
        podSpec: { containers: [{ name: 'mysql', resources }] },
      }),
    },
  };
}

function toConfiguration(parameters: [string, string][]): string {
  const lines = parameters.map(([name, value]) => `${name}=${value}`);
  return ['[mysqld]', ...lines, ''].join('\n');
}

/** The template of the claims is read once; the claims themselves grow. */
function keep(
  drawn: KubernetesObject,
  live: KubernetesObject,
): KubernetesObject {
  const template = fieldAt(live.spec, 'datadirVolumeClaimTemplate') as Fields;
  return {
    ...drawn,
    spec: { ...drawn.spec, datadirVolumeClaimTemplate: template },
  };
}

/** Of a cluster that it has made, the operator follows the version and the number of servers. */
function refuseChange(
  drawn: KubernetesObject,
  live: KubernetesObject,
): DatabaseProblem | undefined {
  const differs = (path: string) =>
    // The API server gives the fields of an object in an order of its own.
    canonicalJson(fieldAt(drawn.spec, path)) !==
    canonicalJson(fieldAt(live.spec, path));
  const field =
    (differs('mycnf') && 'parameters') || (differs('podSpec') && 'sizeClass');
  return field ? fixedFieldProblem(ENGINE, field) : undefined;
}

function read(main: KubernetesObject, desired: DesiredDatabase): EngineState {
  const status = textAt(main.status, 'cluster', 'status');
  const readyReplicas = countAt(main.status, 'cluster', 'onlineInstances');
  if (!status) {
    return {
      ready: false,
      readyReplicas,
      message:
        "Waiting for Oracle's MySQL operator: no controller has answered, the InnoDBCluster has no status",
    };
  }
  return {
    ready: status === 'ONLINE' && readyReplicas === desired.replicas,
    readyReplicas,
    message: `Oracle's MySQL operator: ${status} (${readyReplicas} of ${desired.replicas} online)`,
    // The others pass when servers come back; this one is a spec it cannot read.
    failure:
      status === 'INVALID' ? "Oracle's MySQL operator: INVALID" : undefined,
  };
}

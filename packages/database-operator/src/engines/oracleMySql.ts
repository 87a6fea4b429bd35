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
 * MySQL through Oracle's operator, by an `InnoDBCluster`: a group of servers
 * behind a router. The operator creates neither an application user nor a
 * database. It only provides root, with the password from the controller's own
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
  // The operator never changes the claims of an existing cluster.
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

/**
 * Returns the Secrets with the operator's own accounts in the servers. They
 * have none of its labels.
 */
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

/**
 * Keeps the live claim template, which is only read once; the claims themselves
 * grow.
 */
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

/**
 * Refuses changes that the operator would ignore. Of an existing cluster it
 * only follows the version and the number of servers.
 */
function refuseChange(
  drawn: KubernetesObject,
  live: KubernetesObject,
): DatabaseProblem | undefined {
  const differs = (path: string) =>
    // The API server returns fields in its own order.
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
    // Other states resolve when servers return; this one is an invalid spec.
    failure:
      status === 'INVALID' ? "Oracle's MySQL operator: INVALID" : undefined,
  };
}

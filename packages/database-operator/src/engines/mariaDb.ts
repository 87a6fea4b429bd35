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
import { Engine, EngineInput, EngineState } from './Engine';
import { mariaDbBackup, scheduledBackup } from './mariaDbBackup';
import { secretConnection, secretName } from './secret';
import { resourcesOf } from './sizeClasses';

const ENGINE = databaseEngine('MariaDBOperator');
const MARIADB = ENGINE.resource;

/**
 * The MySQL protocol through the MariaDB operator, by a `MariaDB`. The operator
 * creates a StatefulSet and Services; the passwords are in the controller's own
 * Secret. More than one server means replication with a primary.
 *
 * @see https://github.com/mariadb-operator/mariadb-operator/blob/main/docs/api_reference.md
 */
export const mariaDbEngine: Engine = {
  ...ENGINE,
  operator: {},
  makesSecret: true,
  // The claims come from a StatefulSet whose retention policy is set below.
  growsClaims: false,
  children: input => [mariaDb(input), ...scheduledBackup(input)],
  backup: mariaDbBackup,
  read,
  podSelector: name => `app.kubernetes.io/instance=${name}`,
  connection: ({ name, namespace, desired }) => ({
    host: `${name}${desired.replicas > 1 ? '-primary' : ''}.${namespace}.svc`,
    port: 3306,
    ...secretConnection(name),
  }),
};

function mariaDb(input: EngineInput): KubernetesObject {
  const { name, namespace, labels, annotations, desired, series } = input;
  const resources = resourcesOf(desired.sizeClass);
  const parameters = Object.entries(desired.parameters);
  const key = (of: string) => ({ name: secretName(name), key: of });
  return {
    apiVersion: MARIADB.apiVersion,
    kind: MARIADB.kind,
    metadata: { name, namespace, labels, annotations },
    spec: {
      image: imageOf(series, desired.version),
      replicas: desired.replicas,
      port: 3306,
      rootPasswordSecretKeyRef: { ...key('admin-password'), generate: false },
      username: 'app',
      passwordSecretKeyRef: { ...key('password'), generate: false },
      database: 'app',
      inheritMetadata: { labels },
      storage: {
        size: desired.storage,
        ...(desired.storageClass && { storageClassName: desired.storageClass }),
        pvcRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
      },
      ...(desired.replicas > 1 && { replication: { enabled: true } }),
      ...(parameters.length > 0 && { myCnf: toConfiguration(parameters) }),
      ...(resources && { resources }),
    },
  };
}

function toConfiguration(parameters: [string, string][]): string {
  const lines = parameters.map(([name, value]) => `${name}=${value}`);
  return ['[mariadb]', ...lines, ''].join('\n');
}

function read(main: KubernetesObject, desired: DesiredDatabase): EngineState {
  const readyReplicas = countAt(main.status, 'replicas');
  const condition = listAt(main.status, 'conditions').find(
    found => fieldAt(found, 'type') === 'Ready',
  );
  if (!condition) {
    return {
      ready: false,
      readyReplicas,
      message:
        'Waiting for the MariaDB operator: no controller has answered, the MariaDB has no Ready condition',
    };
  }
  const said = textAt(condition, 'message') ?? textAt(condition, 'reason');
  return {
    ready:
      fieldAt(condition, 'status') === 'True' &&
      readyReplicas === desired.replicas,
    readyReplicas,
    message: `MariaDB operator: ${said} (${readyReplicas} of ${desired.replicas} ready)`,
  };
}

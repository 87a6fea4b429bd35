import { DATABASE } from '@backstage-eco/plugin-eco-common';
import {
  DatabaseConnectionFacts,
  DatabaseFacts,
} from '@backstage-eco/plugin-eco-node';
import {
  boundedText,
  numberIn,
  objectIn,
  RawObject,
} from '@backstage-eco/plugin-eco-recognition';
import { conditionsOf } from './conditionsOf';
import { KindSource } from './KindSource';

/**
 * Databases, whether requested through Eco or not. Server parameters are not
 * stored: a tenant may have put a password there.
 */
export const databases: KindSource<'databases'> = {
  part: 'databases',
  group: 'example.com',
  versions: ['v1'],
  resource: 'databases',
  kind: DATABASE.kind,
  uses: {
    databases: [
      'engine',
      'version',
      'storage',
      'sizeClass',
      'owner',
      'provider',
      'replicas',
      'readyReplicas',
      'connection',
      'conditions',
    ],
  },
  toFacts: (raw, common) => {
    const spec = objectIn(raw, 'spec');
    const status = objectIn(raw, 'status');
    return {
      ...common,
      engine: boundedText(spec.engine),
      version: boundedText(spec.version),
      storage: boundedText(spec.storage),
      sizeClass: boundedText(spec.sizeClass),
      owner: boundedText(spec.owner),
      provider: toProvider(objectIn(status, 'engine')),
      replicas: numberIn(status, 'replicas'),
      readyReplicas: numberIn(status, 'readyReplicas'),
      connection: toConnection(objectIn(status, 'connection')),
      conditions: conditionsOf(raw),
    };
  },
};

function toProvider(engine: RawObject): DatabaseFacts['provider'] {
  const name = boundedText(engine.name);
  return name ? { name, reason: boundedText(engine.reason) } : undefined;
}

function toConnection(
  connection: RawObject,
): DatabaseConnectionFacts | undefined {
  const host = boundedText(connection.host);
  const secret = objectIn(connection, 'secretRef');
  const keys = objectIn(secret, 'keys');
  const name = boundedText(secret.name);
  return host
    ? {
        host,
        port: numberIn(connection, 'port'),
        database: boundedText(connection.database),
        user: boundedText(connection.user),
        secret: name
          ? {
              name,
              userKey: boundedText(keys.user),
              passwordKey: boundedText(keys.password),
            }
          : undefined,
      }
    : undefined;
}

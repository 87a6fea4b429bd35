import { imageOf } from '@backstage-eco/plugin-eco-common';
import { EngineInput } from '../Engine';
import { secretName } from '../secret';
import { fromSecret, PodSpec, probes } from './PodSpec';

const MYSQL_ID = 999;

/**
 * Returns the pod of a MySQL or MariaDB server, based on the official image.
 * Both images create the user and the database on first start, from the same
 * variables.
 *
 * @see https://hub.docker.com/_/mysql
 * @see https://hub.docker.com/_/mariadb
 */
export function mysqlPod(input: EngineInput): PodSpec {
  const { name, desired, series } = input;
  const secret = secretName(name);
  const isMariaDb = series.product === 'MariaDB';
  return {
    securityContext: {
      runAsUser: MYSQL_ID,
      runAsGroup: MYSQL_ID,
      fsGroup: MYSQL_ID,
    },
    terminationGracePeriodSeconds: 120,
    containers: [
      {
        name: 'database',
        image: imageOf(series, desired.version),
        args: [
          // A dedicated volume may hold lost+found, and no server initializes a
          // non-empty directory.
          '--datadir=/var/lib/mysql/data',
          ...Object.entries(desired.parameters).map(
            ([key, value]) => `--${key.replace(/_/g, '-')}=${value}`,
          ),
        ],
        env: [
          fromSecret('MYSQL_ROOT_PASSWORD', secret, 'admin-password'),
          { name: 'MYSQL_DATABASE', value: 'app' },
          { name: 'MYSQL_USER', value: 'app' },
          fromSecret('MYSQL_PASSWORD', secret, 'password'),
        ],
        ports: [{ name: 'database', containerPort: 3306 }],
        ...probes(
          isMariaDb
            ? ['mariadb-admin', 'ping', '--host=127.0.0.1', '--silent']
            : ['mysqladmin', 'ping', '--host=127.0.0.1', '--silent'],
        ),
        volumeMounts: [{ name: 'data', mountPath: '/var/lib/mysql' }],
      },
    ],
  };
}

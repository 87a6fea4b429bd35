import { imageOf } from '@backstage-eco/plugin-eco-common';
import { EngineInput } from '../Engine';
import { secretName } from '../secret';
import { fromSecret, PodSpec, probes } from './PodSpec';

const DATA = '/var/lib/postgresql/volume';
const PGDATA = `${DATA}/pgdata`;
const SCRIPTS = '/docker-entrypoint-initdb.d';
const POSTGRES_ID = 999;

/**
 * Script that the image runs on the first server's first start. Creates the
 * application's role and database, and lets the other servers replicate. The
 * passwords come from the environment and go through psql's own quoting.
 * Logging is off for this session whatever the server's settings, as its
 * statements contain the password.
 *
 * @see https://hub.docker.com/_/postgres "Initialization scripts"
 */
export const FIRST_START = `#!/bin/bash
set -euo pipefail
export PGOPTIONS='-c log_statement=none -c log_min_duration_statement=-1 -c log_min_duration_sample=-1 -c log_transaction_sample_rate=0 -c log_duration=off -c log_min_error_statement=panic'
psql -v ON_ERROR_STOP=1 -v password="$APP_PASSWORD" --username postgres --dbname postgres <<'SQL'
CREATE ROLE app LOGIN PASSWORD :'password';
CREATE DATABASE app OWNER app;
SQL
echo 'host replication postgres all scram-sha-256' >> "$PGDATA/pg_hba.conf"
`;

/**
 * Script that runs before each start of a server. The first server only gets
 * the script above. Every other server copies the first one's data once, and
 * follows it from then on. An interrupted copy is restarted; a complete one is
 * never touched.
 */
export const PREPARE = `set -euo pipefail
printf '%s' "$FIRST_START" > "$SCRIPTS/first-start.sh"
chmod 0755 "$SCRIPTS/first-start.sh"
if [ "\${POD_NAME##*-}" != 0 ] && [ ! -e "$PGDATA/PG_VERSION" ]; then
  rm -rf "$PGDATA.copy"
  pg_basebackup --host="$PRIMARY" --username=postgres --pgdata="$PGDATA.copy" --write-recovery-conf --wal-method=stream --checkpoint=fast
  mv "$PGDATA.copy" "$PGDATA"
fi
`;

/** Returns the pod of a PostgreSQL server, based on the official image. */
export function postgresPod(input: EngineInput): PodSpec {
  const { name, namespace, desired, series } = input;
  const image = imageOf(series, desired.version);
  const secret = secretName(name);
  const volumeMounts = [
    { name: 'data', mountPath: DATA },
    { name: 'scripts', mountPath: SCRIPTS },
  ];
  const pgdata = { name: 'PGDATA', value: PGDATA };
  return {
    securityContext: {
      runAsUser: POSTGRES_ID,
      runAsGroup: POSTGRES_ID,
      fsGroup: POSTGRES_ID,
    },
    terminationGracePeriodSeconds: 120,
    volumes: [{ name: 'scripts', emptyDir: {} }],
    initContainers: [
      {
        name: 'prepare',
        image,
        command: ['bash', '-c', PREPARE],
        env: [
          pgdata,
          { name: 'SCRIPTS', value: SCRIPTS },
          { name: 'FIRST_START', value: FIRST_START },
          {
            name: 'PRIMARY',
            value: `${name}-0.${name}-nodes.${namespace}.svc`,
          },
          {
            name: 'POD_NAME',
            valueFrom: { fieldRef: { fieldPath: 'metadata.name' } },
          },
          fromSecret('PGPASSWORD', secret, 'admin-password'),
        ],
        volumeMounts,
      },
    ],
    containers: [
      {
        name: 'database',
        image,
        args: [
          'postgres',
          ...Object.entries(desired.parameters).flatMap(([key, value]) => [
            '-c',
            `${key}=${value}`,
          ]),
        ],
        env: [
          pgdata,
          fromSecret('POSTGRES_PASSWORD', secret, 'admin-password'),
          fromSecret('APP_PASSWORD', secret, 'password'),
        ],
        ports: [{ name: 'database', containerPort: 5432 }],
        ...probes(['pg_isready', '--username=postgres', '--host=127.0.0.1']),
        volumeMounts,
      },
    ],
  };
}

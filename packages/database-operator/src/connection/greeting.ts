import { ProbeAnswer } from '../reconcile/Observed';

/**
 * Message that asks a PostgreSQL server whether it supports TLS: length 8, code
 * 80877103. It is the only one answered before a user name is sent.
 *
 * @see https://www.postgresql.org/docs/current/protocol-message-formats.html
 *   "SSLRequest"
 */
export const POSTGRES_SSL_REQUEST = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);

const MYSQL_HEADER = 4;
const MYSQL_PROTOCOL = 10;
const MYSQL_ERROR = 0xff;
const MAX_VERSION = 100;

/**
 * Reads a PostgreSQL server's answer to {@link POSTGRES_SSL_REQUEST}.
 *
 * @returns `undefined` while more bytes are needed
 */
export function readPostgresGreeting(bytes: Buffer): ProbeAnswer | undefined {
  if (bytes.length === 0) {
    return undefined;
  }
  const first = String.fromCharCode(bytes[0]);
  if (first === 'S' || first === 'N') {
    return answered(
      `A PostgreSQL server answered, ${first === 'S' ? 'with' : 'without'} TLS`,
    );
  }
  return first === 'E'
    ? refused('The PostgreSQL server answered with an error')
    : notThisProtocol('PostgreSQL');
}

/**
 * Reads the initial handshake packet of a MySQL or MariaDB server.
 *
 * @see https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_connection_phase_packets_protocol_handshake_v10.html
 * @returns `undefined` while more bytes are needed
 */
export function readMysqlGreeting(bytes: Buffer): ProbeAnswer | undefined {
  if (bytes.length <= MYSQL_HEADER) {
    return undefined;
  }
  const kind = bytes[MYSQL_HEADER];
  if (kind === MYSQL_ERROR) {
    return refused(
      'The MySQL server answered with an error, such as too many connections',
    );
  }
  if (kind !== MYSQL_PROTOCOL || bytes[3] !== 0) {
    return notThisProtocol('MySQL');
  }
  const start = MYSQL_HEADER + 1;
  const end = bytes.indexOf(0, start);
  if (end < 0) {
    return bytes.length > start + MAX_VERSION
      ? notThisProtocol('MySQL')
      : undefined;
  }
  const version = bytes.toString('latin1', start, end);
  return /^[\w.+:~-]{1,100}$/.test(version)
    ? answered(`A MySQL server of version ${version} greeted`)
    : notThisProtocol('MySQL');
}

function answered(message: string): ProbeAnswer {
  return { status: 'True', reason: 'ServerAnswered', message };
}

function refused(message: string): ProbeAnswer {
  return { status: 'False', reason: 'ServerRefused', message };
}

function notThisProtocol(protocol: string): ProbeAnswer {
  return {
    status: 'False',
    reason: 'OtherProtocol',
    message: `The answer is not in the ${protocol} protocol`,
  };
}

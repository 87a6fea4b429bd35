import { connect } from 'net';
import { ProbeAnswer } from '../reconcile/Observed';
import {
  POSTGRES_SSL_REQUEST,
  readMysqlGreeting,
  readPostgresGreeting,
} from './greeting';

const TIMEOUT_MS = 5000;
const MAX_BYTES = 1024;

/** Server to probe. */
export interface ProbeTarget {
  host: string;
  port: number;
  type: 'postgres' | 'mysql';
  /** 5000 by default. */
  timeoutMs?: number;
}

/**
 * Opens a TCP connection and waits for the server's greeting, without logging
 * in. Finishes within the timeout and reads at most 1 KB. Never throws. If the
 * Service name cannot be resolved, the result is Unknown, as the controller may
 * run where Services are unreachable.
 */
export function probeConnection(target: ProbeTarget): Promise<ProbeAnswer> {
  const { host, port, type, timeoutMs = TIMEOUT_MS } = target;
  const read = type === 'postgres' ? readPostgresGreeting : readMysqlGreeting;
  return new Promise(resolve => {
    let bytes = Buffer.alloc(0);
    const socket = connect({ host, port });
    const timeout = AbortSignal.timeout(timeoutMs);
    const end = (answer: ProbeAnswer) => {
      socket.destroy();
      resolve(answer);
    };
    timeout.addEventListener('abort', () =>
      end(silent(`${host}:${port} did not answer in ${timeoutMs} ms`)),
    );
    socket.on('connect', () => {
      if (type === 'postgres') {
        socket.write(POSTGRES_SSL_REQUEST);
      }
    });
    socket.on('data', chunk => {
      bytes = Buffer.concat([bytes, chunk]).subarray(0, MAX_BYTES);
      const answer = read(bytes);
      if (answer || bytes.length === MAX_BYTES) {
        end(answer ?? silent('The greeting does not end'));
      }
    });
    socket.on('end', () =>
      end(silent(`${host}:${port} closed the connection without a greeting`)),
    );
    socket.on('error', (error: NodeJS.ErrnoException) =>
      end(fromError(error, `${host}:${port}`)),
    );
  });
}

function silent(message: string): ProbeAnswer {
  return { status: 'False', reason: 'NoGreeting', message };
}

function fromError(error: NodeJS.ErrnoException, where: string): ProbeAnswer {
  const { code = 'failed' } = error;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return {
      status: 'Unknown',
      reason: 'NotReachable',
      message: `The controller cannot resolve ${where} (${code})`,
    };
  }
  return {
    status: 'False',
    reason: 'ConnectionFailed',
    message: `Connecting to ${where} failed: ${code}`,
  };
}

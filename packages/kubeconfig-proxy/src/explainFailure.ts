import { X509Certificate } from 'node:crypto';
import { KubeconfigContext } from './resolveContext';

/** Messages for error codes of the network or of TLS. */
const CODES: Record<string, string> = {
  ECONNREFUSED:
    'nothing listens at its address: is the cluster (or the tunnel to it) running?',
  ENOTFOUND:
    'its host name is not known here: is the VPN connected, is the name right?',
  EAI_AGAIN: 'its host name could not be looked up: is there a network?',
  ETIMEDOUT: 'it does not answer: is the VPN connected?',
  UND_ERR_CONNECT_TIMEOUT: 'it does not answer: is the VPN connected?',
  ECONNRESET: 'it closed the connection',
  EHOSTUNREACH: 'there is no way to its address: is the VPN connected?',
  ENETUNREACH: 'there is no way to its address: is the VPN connected?',
  CERT_HAS_EXPIRED: "the server's certificate has expired: renew it there",
  DEPTH_ZERO_SELF_SIGNED_CERT:
    "the server's certificate is not signed by the file's certificate-authority: fetch the kubeconfig again",
  SELF_SIGNED_CERT_IN_CHAIN:
    "the server's certificate is not signed by the file's certificate-authority: fetch the kubeconfig again",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    "the server's certificate is not signed by the file's certificate-authority: fetch the kubeconfig again",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    "the server's certificate is not signed by the file's certificate-authority: fetch the kubeconfig again",
  ERR_TLS_CERT_ALTNAME_INVALID:
    "the server's certificate is for another name: set tls-server-name to one that it has",
  ERR_SSL_TLSV1_ALERT_UNKNOWN_CA:
    'it does not know who signed the client certificate: fetch the kubeconfig again',
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED:
    'it asks for a client certificate, and the file gives none',
  ERR_SSL_WRONG_VERSION_NUMBER:
    'it does not speak TLS: should its address start with http://?',
};

/**
 * Explains why a context cannot be used, and what helps.
 *
 * @param error - thrown while reading credentials, connecting or requesting
 * @returns one sentence without the context's name, never with a credential
 */
export function explainFailure(
  error: unknown,
  context: KubeconfigContext,
): string {
  const cause = rootCause(error);
  const { syscall, path, message } = cause as NodeJS.ErrnoException;
  const code =
    cause.name === 'TimeoutError'
      ? 'ETIMEDOUT'
      : (cause as NodeJS.ErrnoException).code;
  if (syscall?.startsWith('spawn')) {
    const command = context.user.exec?.command;
    return code === 'ENOENT'
      ? `its exec plugin "${command}" is not installed, or not on PATH${installHint(
          context,
        )}`
      : `its exec plugin "${command}" could not be started (${code})`;
  }
  if (path && (code === 'ENOENT' || code === 'EACCES')) {
    return `it refers to ${path}, which ${
      code === 'ENOENT' ? 'is not there' : 'you may not read'
    }`;
  }
  const expired = expiredClientCertificate(context);
  if (expired && !['ECONNREFUSED', 'ENOTFOUND'].includes(code ?? '')) {
    return expired;
  }
  const proxy = context.cluster['proxy-url'];
  const words = CODES[code ?? ''] ?? `${message || code || cause}`;
  return proxy
    ? `through the proxy ${withoutPassword(proxy)}: ${proxyWords(
        code,
        message,
      )}`
    : words;
}

/**
 * Returns a message if the client certificate is not valid today. A server that
 * receives such a certificate only responds 401, or closes the connection.
 */
export function expiredClientCertificate(
  context: KubeconfigContext,
): string | undefined {
  const data = context.user['client-certificate-data'];
  if (!data) {
    return undefined;
  }
  try {
    const { validTo } = new X509Certificate(Buffer.from(data, 'base64'));
    return new Date(validTo) < new Date()
      ? `its client certificate has expired on ${validTo}: fetch the kubeconfig again`
      : undefined;
  } catch {
    return 'its client-certificate-data is no certificate: fetch the kubeconfig again';
  }
}

function proxyWords(code: string | undefined, message: string): string {
  const status = /Proxy response \((\d+)\)/.exec(message)?.[1];
  if (status) {
    return `it answered ${status} and does not connect${
      status === '407' ? '; it wants a user name and password' : ''
    }`;
  }
  return code === 'ECONNREFUSED'
    ? 'nothing listens there: is it running, is proxy-url right?'
    : CODES[code ?? ''] ?? message;
}

function withoutPassword(address: string): string {
  try {
    const url = new URL(address);
    return `${url.protocol}//${url.host}`;
  } catch {
    return '(proxy-url is no address)';
  }
}

function installHint(context: KubeconfigContext): string {
  const hint = context.user.exec?.installHint;
  return typeof hint === 'string' ? `. ${hint.trim()}` : '';
}

/**
 * Unwraps fetch errors; with several addresses there are several errors, of
 * which the first counts.
 */
function rootCause(error: unknown): Error {
  let current = error as Error & { errors?: Error[] };
  while (current.cause instanceof Error || current.errors?.length) {
    current = (current.errors?.[0] ?? current.cause) as typeof current;
  }
  return current;
}

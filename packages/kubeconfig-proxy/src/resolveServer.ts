import { Fields } from './fields';
import { KubeconfigFailure } from './KubeconfigFailure';

/** Fields that only make sense with TLS. */
const TLS_FIELDS = [
  'certificate-authority',
  'certificate-authority-data',
  'insecure-skip-tls-verify',
  'tls-server-name',
];

/**
 * Returns the address of a cluster's API server as kubectl would use it.
 * Without a scheme it is plain HTTP, regardless of the cluster's TLS fields.
 * https://github.com/kubernetes/client-go/blob/v0.37.1/rest/url_utils.go
 *
 * @returns an http:// or https:// address without query and fragment
 * @throws KubeconfigFailure if it is not an address, or if HTTPS was meant
 */
export function resolveServer(cluster: Fields): string {
  const { server } = cluster;
  if (typeof server !== 'string' || server === '') {
    throw new KubeconfigFailure('its cluster has no "server"');
  }
  const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(server);
  const address = hasScheme ? server : `http://${server}`;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const isAddress =
    url &&
    !/\s/.test(server) &&
    ['http:', 'https:'].includes(url.protocol) &&
    (hasScheme || url.pathname === '/');
  if (!isAddress) {
    throw new KubeconfigFailure(
      `its cluster's "server" is not an https:// address: ${server}`,
    );
  }
  if (!hasScheme && TLS_FIELDS.some(name => cluster[name])) {
    throw new KubeconfigFailure(
      `its cluster's "server" has no scheme, and would be asked over plain HTTP: write https://${server}`,
    );
  }
  return address.replace(/[?#].*$/s, '');
}

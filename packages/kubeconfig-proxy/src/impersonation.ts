import { Fields } from './fields';

/**
 * Returns the headers for a kubeconfig user's `as-groups`, `as-uid` and
 * `as-user-extra`; the client library only sends `as`. Without them, a request
 * could have more rights than the same one by kubectl.
 * https://kubernetes.io/docs/reference/access-authn-authz/authentication/#user-impersonation
 */
export function impersonationHeaders(user: Fields): Record<string, any> {
  const headers: Record<string, string | string[]> = {};
  if (user['as-groups']?.length) {
    headers['Impersonate-Group'] = user['as-groups'];
  }
  if (user['as-uid']) {
    headers['Impersonate-Uid'] = user['as-uid'];
  }
  for (const [key, values] of Object.entries(user['as-user-extra'] ?? {})) {
    headers[`Impersonate-Extra-${encodeURIComponent(key)}`] =
      values as string[];
  }
  return headers;
}

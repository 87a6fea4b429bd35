import { KubernetesClient } from '../client/KubernetesClient';

const TEN_YEARS_IN_SECONDS = 10 * 365 * 24 * 60 * 60;

/**
 * A token of a ServiceAccount that exists. Long-lived, because a control plane
 * of this package, and its keys with it, lives only as long as its process.
 *
 * @throws KubernetesError with status 404 where there is no such ServiceAccount
 * @see https://kubernetes.io/docs/reference/kubernetes-api/authentication-resources/token-request-v1/
 */
export async function requestToken(
  client: KubernetesClient,
  serviceAccount: { namespace: string; name: string },
): Promise<string> {
  const { namespace, name } = serviceAccount;
  const answer = await client.request<{ status: { token: string } }>({
    method: 'POST',
    path: `/api/v1/namespaces/${namespace}/serviceaccounts/${name}/token`,
    body: {
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'TokenRequest',
      spec: { expirationSeconds: TEN_YEARS_IN_SECONDS },
    },
  });
  return answer.status.token;
}

import { KubernetesClient } from '../client/KubernetesClient';

const TEN_YEARS_IN_SECONDS = 10 * 365 * 24 * 60 * 60;

/**
 * Requests a token of an existing ServiceAccount. It is long-lived, because a
 * control plane of this package and its keys live only as long as their
 * process.
 *
 * @throws KubernetesError with status 404 if the ServiceAccount does not exist
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

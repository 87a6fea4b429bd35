import { ApiClient } from '../kubernetes/ApiClient';
import { hasCode } from '../kubernetes/ApiError';
import { KubernetesObject, resourcePath } from '../kubernetes/objects';

/** Name of the policy and of its binding. */
export const ADOPTION = 'adoption.databases.example.com';
const ADMISSION = 'admissionregistration.k8s.io/v1';
/** What of deploy/adoption.yaml checks who may adopt. */
export const ADOPTION_POLICY = [
  {
    apiVersion: ADMISSION,
    kind: 'ValidatingAdmissionPolicy',
    plural: 'validatingadmissionpolicies',
  },
  {
    apiVersion: ADMISSION,
    kind: 'ValidatingAdmissionPolicyBinding',
    plural: 'validatingadmissionpolicybindings',
  },
];
/** Until then an API server may not have heard of a new policy. */
const POLICY_SETTLES_MS = 5000;

/**
 * Whether the API server checks who may adopt, since before a Database was made:
 * only then does its `adopts` say anything.
 *
 * @param since - when the Database was made, ISO 8601
 */
export async function isAdoptionChecked(
  client: ApiClient,
  since: string | undefined,
): Promise<boolean> {
  try {
    for (const kind of ADOPTION_POLICY) {
      const { metadata } = await client.request<KubernetesObject>({
        path: resourcePath(kind, { name: ADOPTION }),
      });
      const made = Date.parse(metadata.creationTimestamp ?? '');
      if (!(made + POLICY_SETTLES_MS <= Date.parse(since ?? ''))) {
        return false;
      }
    }
    return true;
  } catch (error) {
    if (hasCode(error, 404)) {
      return false;
    }
    throw error;
  }
}

import { ApiClient } from '../kubernetes/ApiClient';
import { hasCode } from '../kubernetes/ApiError';
import { KubernetesObject, resourcePath } from '../kubernetes/objects';

/** Name of the policy and of its binding. */
export const ADOPTION = 'adoption.databases.example.com';
const ADMISSION = 'admissionregistration.k8s.io/v1';
/** Objects of deploy/adoption.yaml that check who may adopt. */
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
/** Time until every API server enforces a new policy. */
const POLICY_SETTLES_MS = 5000;

/**
 * Returns whether the API server has checked adoptions since before a Database
 * was created; only then can its `adopts` be trusted.
 *
 * @param since - creation time of the Database, ISO 8601
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

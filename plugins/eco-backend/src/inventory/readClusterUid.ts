import { ClusterAccess } from '@backstage-eco/plugin-eco-node';
import { objectIn, boundedText } from '@backstage-eco/plugin-eco-recognition';
import { ApiReader } from './requests/ApiReader';

/** With `list`, which the shipped ClusterRole has; it has no `get`. */
const KUBE_SYSTEM =
  '/api/v1/namespaces?fieldSelector=metadata.name%3Dkube-system';

/**
 * Asks which cluster answers under a name: one request, as long as none fails.
 *
 * @returns the uid of the namespace `kube-system`; undefined where it is not listed
 * @throws an error with the reason where it could not be read; the signal's reason
 * where that is no timeout
 */
export async function readClusterUid(options: {
  access: ClusterAccess;
  cluster: string;
  signal?: AbortSignal;
}): Promise<string | undefined> {
  let uid: string | undefined;
  await new ApiReader(options).getList(KUBE_SYSTEM, {}, item => {
    const { name, uid: found } = objectIn(item, 'metadata');
    if (name === 'kube-system') {
      uid = boundedText(found);
    }
  });
  return uid;
}

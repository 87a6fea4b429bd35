import { ClusterAccess } from '@backstage-eco/plugin-eco-node';
import { objectIn, boundedText } from '@backstage-eco/plugin-eco-recognition';
import { ApiReader } from './requests/ApiReader';

/** Uses `list`, because the shipped ClusterRole does not grant `get`. */
const KUBE_SYSTEM =
  '/api/v1/namespaces?fieldSelector=metadata.name%3Dkube-system';

/**
 * Reads the uid that identifies the cluster behind a name, with one request
 * unless it is retried.
 *
 * @returns the uid of the namespace `kube-system`; undefined if it is not
 * listed
 * @throws an error with the reason if the read fails; the signal's reason if
 * aborted, except on a timeout
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

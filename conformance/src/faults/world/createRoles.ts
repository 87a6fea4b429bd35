import { KubernetesClient } from 'control-plane';
import { FIXTURE_NAMESPACE } from './fixture';

/** As many as a control plane's client sends concurrently. */
const PARALLEL = 16;

/** Creates many Roles, which are cheap and fill several pages of a list. */
export async function createRoles(
  client: KubernetesClient,
  count: number,
): Promise<void> {
  let next = 0;
  const work = async () => {
    while (next < count) {
      await client.create({
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'Role',
        metadata: { name: `role-${next++}`, namespace: FIXTURE_NAMESPACE },
        rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }],
      });
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, work));
}

import { KubernetesClient } from 'control-plane';
import { FIXTURE_NAMESPACE } from './fixture';

/** As many as the client of a control plane sends at the same time. */
const PARALLEL = 16;

/** Creates many Roles: what is cheap to have, and comes in pages. */
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

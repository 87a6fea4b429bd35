import { KubernetesClient, KubernetesObject } from 'demo-cluster';
import { objectOf, Seed } from './Seed';
import { addNode, deployment } from './parts';

/** Changes the first container of a Deployment. */
async function changeContainer(
  client: KubernetesClient,
  reference: ReturnType<typeof deployment>,
  change: (container: KubernetesObject) => object,
): Promise<void> {
  const { spec } = await client.get(reference);
  const [first, ...others] = spec.template.spec.containers;
  const containers = [change(first), ...others];
  await client.patch(reference, {
    spec: { template: { spec: { containers } } },
  });
}

/** For cert-manager, Flux and Kyverno; the first brings Argo CD. */
export const TOOL_SEEDS: Seed[] = [
  {
    id: 'several-tools-for-one-job: Argo CD beside Flux',
    check: 'several-tools-for-one-job',
    about: 'Argo CD',
    sow: ({ install }) => install('argocd/install-v3.4.7.yaml'),
  },
  {
    id: 'tool-image-not-pinned: latest',
    check: 'tool-image-not-pinned',
    about: 'argocd-server',
    sow: ({ client }) =>
      changeContainer(
        client,
        deployment('default', 'argocd-server'),
        container => ({
          ...container,
          image: 'quay.io/argoproj/argocd:latest',
        }),
      ),
  },
  {
    id: 'tool-image-not-pinned: no tag at all',
    check: 'tool-image-not-pinned',
    about: 'cert-manager-cainjector',
    sow: ({ client }) =>
      changeContainer(
        client,
        deployment('kube-system', 'cert-manager-cainjector'),
        container => ({
          ...container,
          image: 'quay.io/jetstack/cert-manager-cainjector',
        }),
      ),
  },
  {
    id: 'tool-without-requests: requests that somebody removed',
    check: 'tool-without-requests',
    about: 'source-controller',
    sow: ({ client }) =>
      changeContainer(
        client,
        deployment('flux-system', 'source-controller'),
        ({ resources, ...container }) => ({ ...container, resources: null }),
      ),
  },
  {
    id: 'tool-without-pdb: replicas without a budget',
    check: 'tool-without-pdb',
    about: 'argocd-repo-server',
    sow: ({ client }) =>
      client.patch(deployment('default', 'argocd-repo-server'), {
        spec: { replicas: 3 },
      }),
  },
  {
    id: 'pdb-blocks-drain: a budget of one for one replica',
    check: 'pdb-blocks-drain',
    about: 'one-of-one',
    sow: async ({ client }) => {
      const { spec } = await client.get(
        deployment('kube-system', 'cert-manager'),
      );
      await client.create(
        objectOf('policy/v1', 'PodDisruptionBudget', 'one-of-one', {
          namespace: 'kube-system',
          spec: { minAvailable: 1, selector: spec.selector },
        }),
      );
    },
  },
  {
    id: 'pdb-blocks-drain: no pod may be unavailable',
    check: 'pdb-blocks-drain',
    about: 'never-one-less',
    sow: async ({ client }) => {
      const { spec } = await client.get(
        deployment('flux-system', 'helm-controller'),
      );
      await client.create(
        objectOf('policy/v1', 'PodDisruptionBudget', 'never-one-less', {
          namespace: 'flux-system',
          spec: { maxUnavailable: 0, selector: spec.selector },
        }),
      );
    },
  },
  {
    id: 'tool-is-cluster-admin: an account bound to cluster-admin',
    check: 'tool-is-cluster-admin',
    about: 'cert-manager-webhook',
    sow: ({ client }) =>
      client.create(
        objectOf(
          'rbac.authorization.k8s.io/v1',
          'ClusterRoleBinding',
          'quick-fix',
          {
            roleRef: {
              apiGroup: 'rbac.authorization.k8s.io',
              kind: 'ClusterRole',
              name: 'cluster-admin',
            },
            subjects: [
              {
                kind: 'ServiceAccount',
                namespace: 'kube-system',
                name: 'cert-manager-webhook',
              },
            ],
          },
        ),
      ),
  },
  {
    id: 'tool-leftover: the controllers were deleted, the CRDs were not',
    check: 'tool-leftover',
    about: 'kyverno',
    sow: async ({ client }) => {
      for (const part of ['admission', 'background', 'cleanup', 'reports']) {
        await client.delete(
          deployment('kyverno', `kyverno-${part}-controller`),
        );
      }
    },
  },
  {
    id: 'tool-deprecated: an operator whose makers ask to move on',
    check: 'tool-deprecated',
    about: 'jaeger-operator',
    sow: ({ install }) =>
      install('jaeger-operator/jaeger-operator-1.22.1.yaml'),
  },
  {
    id: 'tool-sandbox: a young project',
    check: 'tool-sandbox',
    about: 'velero',
    sow: ({ install }) => install('velero/install-v1.5.1.yaml'),
  },
  {
    id: 'tool-not-running: no pod gets ready',
    check: 'tool-not-running',
    about: 'cert-manager-webhook',
    sow: async ({ client }) => {
      await addNode(client, 'worker');
      await client.patchStatus(
        deployment('kube-system', 'cert-manager-webhook'),
        {
          observedGeneration: 1,
          replicas: 1,
          unavailableReplicas: 1,
        },
      );
    },
  },
];

import { objectOf, Seed } from './Seed';
import {
  addNode,
  changeContainer,
  crdReference,
  deployment,
  writeAs,
} from './parts';

/** For cert-manager, Flux and Kyverno; the first fault adds Argo CD. */
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
  {
    id: 'tool-image-not-pinned: a major version alone',
    check: 'tool-image-not-pinned',
    about: 'notification-controller',
    sow: ({ client }) =>
      changeContainer(
        client,
        deployment('flux-system', 'notification-controller'),
        container => ({
          ...container,
          image: 'ghcr.io/fluxcd/notification-controller:v1',
        }),
      ),
  },
  {
    id: 'tool-image-not-pinned: the newest build of a variant',
    check: 'tool-image-not-pinned',
    about: 'argocd-redis',
    sow: ({ client }) =>
      changeContainer(
        client,
        deployment('default', 'argocd-redis'),
        container => ({ ...container, image: 'redis:latest-alpine' }),
      ),
  },
  {
    id: 'tool-without-requests: a CPU alone',
    check: 'tool-without-requests',
    about: 'image-automation-controller',
    sow: ({ client }) =>
      changeContainer(
        client,
        deployment('flux-system', 'image-automation-controller'),
        container => ({
          ...container,
          resources: {
            limits: { cpu: '1', memory: null },
            requests: { cpu: '100m', memory: null },
          },
        }),
      ),
  },
  {
    id: 'pdb-blocks-drain: a share that is rounded up to all replicas',
    check: 'pdb-blocks-drain',
    about: 'most-of-three',
    sow: async ({ client }) => {
      const reference = deployment('default', 'argocd-dex-server');
      await client.patch(reference, { spec: { replicas: 3 } });
      const { spec } = await client.get(reference);
      await client.create(
        objectOf('policy/v1', 'PodDisruptionBudget', 'most-of-three', {
          namespace: 'default',
          spec: { minAvailable: '70%', selector: spec.selector },
        }),
      );
    },
  },
  {
    id: 'pdb-blocks-drain: two budgets for the same pods',
    check: 'pdb-blocks-drain',
    about: 'argocd-server',
    sow: async ({ client }) => {
      const { spec } = await client.get(deployment('default', 'argocd-server'));
      for (const name of ['one-budget', 'another-budget']) {
        await client.create(
          objectOf('policy/v1', 'PodDisruptionBudget', name, {
            namespace: 'default',
            spec: { maxUnavailable: 1, selector: spec.selector },
          }),
        );
      }
    },
  },
  {
    id: 'tool-is-cluster-admin: all accounts of a namespace',
    check: 'tool-is-cluster-admin',
    about: 'argocd-redis',
    sow: ({ client }) =>
      client.create(
        objectOf(
          'rbac.authorization.k8s.io/v1',
          'ClusterRoleBinding',
          'quick-fix-for-all',
          {
            roleRef: {
              apiGroup: 'rbac.authorization.k8s.io',
              kind: 'ClusterRole',
              name: 'cluster-admin',
            },
            subjects: [
              {
                apiGroup: 'rbac.authorization.k8s.io',
                kind: 'Group',
                name: 'system:serviceaccounts:default',
              },
            ],
          },
        ),
      ),
  },
  {
    id: 'stack-too-large: a controller that requests a whole node',
    check: 'stack-too-large',
    about: 'kustomize-controller',
    sow: ({ client }) =>
      changeContainer(
        client,
        deployment('flux-system', 'kustomize-controller'),
        container => ({
          ...container,
          resources: {
            requests: { memory: '24Gi' },
            limits: { memory: '24Gi' },
          },
        }),
      ),
  },
  {
    id: 'autoscaler-target-missing: its Deployment was renamed',
    check: 'autoscaler-target-missing',
    about: 'argocd-server-old',
    sow: ({ client }) =>
      client.create(
        objectOf(
          'autoscaling/v2',
          'HorizontalPodAutoscaler',
          'argocd-server-old',
          {
            namespace: 'default',
            spec: {
              minReplicas: 1,
              maxReplicas: 3,
              scaleTargetRef: {
                apiVersion: 'apps/v1',
                kind: 'Deployment',
                name: 'argocd-server-old',
              },
            },
          },
        ),
      ),
  },
  {
    id: 'edited-by-hand: kubectl edit on what Helm installed',
    check: 'edited-by-hand',
    about: 'cert-manager-cainjector',
    sow: async ({ client }) => {
      const reference = deployment('kube-system', 'cert-manager-cainjector');
      await client.patch(reference, {
        metadata: {
          annotations: { 'meta.helm.sh/release-name': 'cert-manager' },
        },
      });
      await writeAs(client, 'kubectl-edit', reference, {
        spec: { revisionHistoryLimit: 3 },
      });
    },
  },
  {
    id: 'edited-by-hand: kubectl scale on what Flux applies',
    check: 'edited-by-hand',
    about: 'flux-system',
    sow: async ({ client }) => {
      const reference = deployment('flux-system', 'source-controller');
      await client.patch(reference, {
        metadata: {
          labels: { 'kustomize.toolkit.fluxcd.io/name': 'flux-system' },
        },
      });
      await writeAs(
        client,
        'kubectl',
        { ...reference, subresource: 'scale' },
        { spec: { replicas: 2 } },
      );
    },
  },
  {
    id: 'edited-by-hand: a CRD of Argo CD in a terminal UI',
    check: 'edited-by-hand',
    about: 'appprojects.argoproj.io',
    sow: async ({ client }) => {
      const reference = crdReference('appprojects.argoproj.io');
      await client.patch(reference, {
        metadata: {
          annotations: {
            'argocd.argoproj.io/tracking-id': 'argocd:apiextensions.k8s.io/x',
          },
        },
      });
      await writeAs(client, 'k9s', reference, {
        metadata: { labels: { edited: 'true' } },
      });
    },
  },
  {
    id: 'crd-claimed-twice: a Helm release and an Argo CD application',
    check: 'crd-claimed-twice',
    about: 'applicationsets.argoproj.io',
    sow: ({ client }) =>
      client.patch(crdReference('applicationsets.argoproj.io'), {
        metadata: {
          annotations: {
            'meta.helm.sh/release-name': 'argocd',
            'argocd.argoproj.io/tracking-id': 'argocd:apiextensions.k8s.io/x',
          },
        },
      }),
  },
  {
    id: 'crd-claimed-twice: a chart, and a Kustomization that applies it too',
    check: 'crd-claimed-twice',
    about: 'applications.argoproj.io',
    sow: async ({ client }) => {
      const reference = crdReference('applications.argoproj.io');
      for (const manager of ['helm', 'kustomize-controller']) {
        await writeAs(client, manager, reference, {
          metadata: { labels: { [manager]: 'applied' } },
        });
      }
    },
  },
];

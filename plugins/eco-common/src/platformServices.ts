import { Layer, PlatformServiceId } from './layers';

/**
 * The platform services beside the stack, in display order.
 *
 * @public
 */
export const PLATFORM_SERVICES: ReadonlyArray<
  Layer & { id: PlatformServiceId }
> = [
  {
    id: 'dns',
    name: 'DNS',
    purpose: 'Resolves service names inside the cluster.',
    usualChoices: [{ name: 'CoreDNS', toolIds: ['coredns'] }],
    startWith: false,
  },
  {
    id: 'autoscaling',
    name: 'Autoscaling',
    purpose: 'Scales workloads and node pools with their load.',
    usualChoices: [
      { name: 'KEDA', toolIds: ['keda'] },
      { name: 'Karpenter', toolIds: ['karpenter'] },
    ],
    startWith: false,
  },
  {
    id: 'delivery',
    name: 'Progressive delivery',
    purpose: 'Rolls changes out step by step, and back.',
    usualChoices: [{ name: 'Argo Rollouts', toolIds: ['argo-rollouts'] }],
    startWith: false,
  },
  {
    id: 'backup',
    name: 'Backup',
    purpose: 'Saves and restores the state of the cluster.',
    usualChoices: [{ name: 'Velero', toolIds: ['velero'] }],
    startWith: false,
  },
  {
    id: 'data',
    name: 'Databases and streaming',
    purpose: 'Runs databases and message brokers through operators.',
    usualChoices: [
      { name: 'CloudNativePG', toolIds: ['cloudnative-pg'] },
      { name: 'Strimzi', toolIds: ['strimzi'] },
      { name: 'MariaDB operator', toolIds: ['mariadb-operator'] },
    ],
    startWith: false,
  },
  {
    id: 'multi-cluster',
    name: 'Multi-cluster and platform',
    purpose: 'Manages clusters and cloud resources as Kubernetes objects.',
    usualChoices: [
      { name: 'Crossplane', toolIds: ['crossplane'] },
      { name: 'Cluster API', toolIds: ['cluster-api'] },
      { name: 'vCluster', toolIds: ['vcluster'] },
    ],
    startWith: false,
  },
  {
    id: 'operator-frameworks',
    name: 'Operators and their frameworks',
    purpose: 'Installs operators, or helps to build them.',
    usualChoices: [
      { name: 'OLM', toolIds: ['olm'] },
      { name: 'Kubebuilder', toolIds: ['kubebuilder'] },
      { name: 'Operator SDK', toolIds: ['operator-sdk'] },
    ],
    startWith: false,
  },
];

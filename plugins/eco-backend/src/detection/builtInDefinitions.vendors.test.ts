import { WorkloadFacts } from '@backstage-eco/plugin-eco-node';
import {
  detectTools,
  ToolDefinition,
} from '@backstage-eco/plugin-eco-recognition';
import {
  builtInDefinitionsDirectory,
  loadDefinitions,
} from './loadDefinitions';
import { buildInventory, workload } from './testing/buildInventory';

let definitions: ToolDefinition[];

beforeAll(async () => {
  ({ definitions } = await loadDefinitions([builtInDefinitionsDirectory()]));
});

/**
 * Returns the installs, with versions, that a workload with one container
 * shows.
 */
function installed(image: string, facts: Partial<WorkloadFacts>): string {
  const [name] = [facts.containers?.[0].name ?? 'main'];
  const one = workload([image], { ...facts, containers: undefined });
  one.containers = [{ name, image, init: false }];
  const list = one.kind === 'DaemonSet' ? 'daemonSets' : 'deployments';
  return detectTools(buildInventory({ [list]: [one] }), definitions)
    .detections.filter(({ state }) => state === 'installed')
    .map(({ toolId, version }) => [toolId, version?.value ?? '-'].join(' '))
    .join(', ');
}

/**
 * Parses rows of `image | tool version`, where `-` means no version and an
 * empty cell no tool. The image may be followed by `(container)` or
 * `[workload kind]`.
 */
function rows(table: string): string[][] {
  return table
    .trim()
    .split('\n')
    .map(line => line.split('|').map(cell => cell.trim()));
}

function installedBy(cell: string): string {
  const [, image, container, kind] =
    /^(\S+)(?: \((\S+)\))?(?: \[(\S+)\])?$/.exec(cell)!;
  return installed(image, {
    ...(kind && { kind }),
    ...(container && { containers: [{ name: container, image, init: false }] }),
  });
}

describe('mirrors and private registries', () => {
  it.each(
    rows(`
      registry.corp/mirror/jetstack/cert-manager-controller:v1.19 | cert-manager 1.19
      registry.corp/cert-manager-controller | cert-manager -
      registry.corp:5000/quay.io/jetstack/cert-manager-controller:v1.19.1@sha256:abc | cert-manager 1.19.1
      harbor.corp/proxy/quay.io/jetstack/cert-manager-controller@sha256:abc | cert-manager -
      registry.corp/jetstack-cert-manager-controller:v1.19.1 | cert-manager 1.19.1
      registry.corp/quay.io__jetstack__cert-manager-controller:v1.19.1 | cert-manager 1.19.1
      registry.corp/apps/haproxytech-kubernetes-ingress:3.1 | haproxy-kubernetes-ingress 3.1
      registry.corp/kubernetes-ingress:3.1 (kubernetes-ingress-controller) | haproxy-kubernetes-ingress 3.1
      registry.corp/kubernetes-ingress:3.1 (nginx-ingress) |
      registry.corp/operator:1.42.3 (tigera-operator) | tigera-operator 1.42.3
      registry.corp/controller:stable-2.14.10 (proxy-injector) | linkerd stable-2.14.10
      registry.corp/controller:1.0.0 (controller) |
      registry.corp/operator:1.42.3 |
      registry.corp/controller:v1.2.3 (manager) |
      registry.corp/node:v3.30.0 (calico-node) [DaemonSet] | calico 3.30.0
    `),
  )('%s', (cell, expected) => expect(installedBy(cell)).toBe(expected));
});

describe('vendor builds', () => {
  it.each(
    rows(`
      registry.redhat.io/cert-manager/jetstack-cert-manager-rhel9:v1.16.4 | cert-manager 1.16.4
      registry.redhat.io/cert-manager/cert-manager-operator-rhel9:v1.16.0 |
      registry.redhat.io/openshift-gitops-1/argocd-rhel9@sha256:abc | argocd -
      registry.redhat.io/openshift-gitops-1/gitops-rhel8-operator:v1.12 |
      registry.redhat.io/openshift-service-mesh-tech-preview/istio-pilot-rhel9:1.24.1 | istio 1.24.1
      registry.redhat.io/rhosdt/jaeger-rhel8-operator:1.57.0 | jaeger-operator 1.57.0
      registry.redhat.io/rhosdt/opentelemetry-rhel8-operator:0.102.0 | opentelemetry-operator 0.102.0
      registry.redhat.io/rhosdt/tempo-rhel8-operator:0.10.0 |
      registry.redhat.io/openshift-logging/logging-loki-rhel9:v3.3.2 | loki 3.3.2
      registry.redhat.io/oadp/oadp-velero-rhel9:v1.4.1 | velero 1.4.1
      registry.redhat.io/odf4/rook-ceph-rhel9-operator:v4.17.0 (rook-ceph-operator) | rook 4.17.0
      registry.redhat.io/amq-streams/strimzi-rhel9-operator:2.7.0 (strimzi-cluster-operator) | strimzi 2.7.0
      registry.redhat.io/custom-metrics-autoscaler/custom-metrics-autoscaler-rhel9:2.14.1 | keda 2.14.1
      registry.redhat.io/openshift4/ose-prometheus-alertmanager-rhel9:v4.17.0 | alertmanager -
      registry.redhat.io/openshift4/ose-aws-ebs-csi-driver-rhel9-operator:v4.17.0 |
      registry.connect.redhat.com/hashicorp/vault-k8s:1.5.0-ubi | vault-injector 1.5.0

      bitnamilegacy/argo-cd:2.13.1-debian-12-r0 | argocd 2.13.1
      registry.k8s.io/networking/kindnet:v1.0.1 | kindnet 1.0.1
      bitnami/fluxcd-source-controller:1.4.1-debian-12-r0 | flux -
      bitnami/grafana:11.2.0-debian-12-r1 | grafana 11.2.0
      bitnami/grafana-loki:3.3.2-debian-12-r0 | loki 3.3.2
      bitnami/grafana-operator:5.15.1-debian-12-r0 |
      bitnamilegacy/cert-manager:1.16.2-debian-12-r3 (cert-manager) | cert-manager 1.16.2
      bitnami/nginx-ingress-controller:1.11.3-debian-12-r1 | ingress-nginx 1.11.3
      bitnami/sealed-secrets-controller:0.27.3-debian-12-r0 | sealed-secrets 0.27.3
      bitnami/mariadb:11.4.4-debian-12-r0 |

      rancher/mirrored-jetstack-cert-manager-controller:v1.15.3 | cert-manager 1.15.3
      rancher/mirrored-coredns-coredns:1.10.1 | coredns 1.10.1
      rancher/mirrored-library-traefik:2.10.5 | traefik 2.10.5
      rancher/mirrored-calico-operator:v1.40.3 | tigera-operator 1.40.3
      rancher/mirrored-coreos-kube-state-metrics:v1.9.7 | kube-state-metrics 1.9.7
      rancher/mirrored-cilium-cilium-envoy:v1.33.4 |
      rancher/hardened-calico:v3.30.2-build20250731 | calico 3.30.2-build20250731
      rancher/hardened-k8s-metrics-server:v0.8.0 | metrics-server 0.8.0
      rancher/hardened-cluster-autoscaler:v1.10.2 | cluster-proportional-autoscaler 1.10.2

      projects.registry.vmware.com/tkg/contour:v1.26.1_vmware.1 | contour 1.26.1_vmware.1
      projects.packages.broadcom.com/tkg/packages/standard/cert-manager@sha256:abc (cert-manager-controller) | cert-manager -

      cgr.dev/chainguard/external-secrets:latest | external-secrets -
      cgr.dev/corp.com/kyverno-fips:1.13.2-r1 | kyverno 1.13.2
      cgr.dev/chainguard/cilium-agent:1.18.2 [DaemonSet] | cilium 1.18.2
      cgr.dev/chainguard/flux-source-controller:latest | flux -
      cgr.dev/chainguard/calico-node:3.30.3 [DaemonSet] | calico 3.30.3

      602401143452.dkr.ecr.eu-central-1.amazonaws.com/eks/coredns:v1.11.1-eksbuild.8 | coredns 1.11.1-eksbuild.8
      602401143452.dkr.ecr.eu-central-1.amazonaws.com/eks/kube-proxy:v1.31.0-eksbuild.1 |
      public.ecr.aws/eks-distro/kubernetes-csi/external-snapshotter/snapshot-controller:v8.1.0-eks-1-31-8 | snapshot-controller 8.1.0-eks-1-31-8
      public.ecr.aws/isovalent/operator-generic:v1.14.8-eksa.1 (cilium-operator) | cilium 1.14.8-eksa.1
      gke.gcr.io/gcp-compute-persistent-disk-csi-driver:v1.15.4-gke.9@sha256:abc | gcp-pd-csi 1.15.4-gke.9
      gke.gcr.io/k8s-dns-kube-dns:1.23.0-gke.9 |
      mcr.microsoft.com/oss/kubernetes-csi/azuredisk-csi:v1.30.3 | azuredisk-csi 1.30.3
      mcr.microsoft.com/oss/v2/open-policy-agent/gatekeeper:v3.17.1 | gatekeeper 3.17.1
      container-registry.oracle.com/mysql/community-operator:9.1.0-2.2.2 | mysql-operator 9.1.0-2.2.2
      mysql/mysql-operator:8.0.30-2.0.6 | mysql-operator 8.0.30-2.0.6
      bitpoke/mysql-operator:v0.6.3 (operator) |
      docker.mariadb.com/mariadb-enterprise-operator:25.8.1 | mariadb-operator 25.8.1
      xpkg.upbound.io/upbound/crossplane:v1.18.0-up.1 | crossplane 1.18.0-up.1
      dp.apps.rancher.io/containers/cert-manager-controller:1.19.1-10.6 | cert-manager 1.19.1-10.6
      dhi.io/traefik:3.6-alpine3.22 | traefik 3.6
    `).filter(([image]) => image !== ''),
  )('%s', (cell, expected) => expect(installedBy(cell)).toBe(expected));
});

describe('an image with an opaque name', () => {
  const opaque = 'quay.io/corp/release@sha256:abc';

  it('is recognised by the labels of its workload', () => {
    expect(
      installed('registry.corp/platform/certs:build-7', {
        labels: {
          'app.kubernetes.io/name': 'cert-manager',
          'app.kubernetes.io/component': 'controller',
          'app.kubernetes.io/version': 'v1.19.2',
        },
      }),
    ).toBe('cert-manager 1.19.2');
  });

  it.each(
    rows(`
      ${opaque} (argocd-application-controller) | argocd -
      ${opaque} (cilium-agent) [DaemonSet] | cilium -
      ${opaque} (strimzi-cluster-operator) | strimzi -
      ${opaque} (manager) |
      ${opaque} (controller) |
      ${opaque} (operator) |
    `),
  )('is recognised by the name of its container: %s', (cell, expected) =>
    expect(installedBy(cell)).toBe(expected),
  );
});

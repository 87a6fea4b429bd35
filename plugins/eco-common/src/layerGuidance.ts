import { LayerId } from './layers';

/**
 * Advice for a layer, in addition to its purpose and usual choices. Paraphrased
 * from the primer.
 *
 * @public
 */
export interface LayerGuidance {
  /** How to decide between the usual choices. */
  howToChoose: string;
  /** When a cluster needs the layer: from day one, or as it grows. */
  whenToAdd: string;
  /** The most common pitfalls. */
  watchOut: string;
}

/**
 * Advice for each of the twelve layers and the platform services.
 *
 * @public
 */
export const LAYER_GUIDANCE: Readonly<Record<LayerId, LayerGuidance>> = {
  'cluster-provisioning': {
    howToChoose:
      'In a cloud, use its managed service. Use Cluster API to create and upgrade many clusters the same way, across clouds or on your own machines. k3s fits small machines, the edge and CI; kind and minikube are for one developer.',
    whenToAdd:
      'Every cluster was created somehow. A tool pays off from the third cluster, or from the first upgrade that you do not want to do by hand.',
    watchOut:
      'Size the nodes for the stack too: a mesh, GitOps, policy and observability together take several gigabytes of memory before the first application runs.',
  },
  cni: {
    howToChoose:
      'Cilium for eBPF, network policy up to HTTP, and visibility into traffic. Calico for BGP and widely known network policy. Flannel only connects pods, which is enough for learning. A managed service brings its own.',
    whenToAdd:
      'From day one: without it no pod gets an address, and changing it later means moving every workload.',
    watchOut:
      'Not every CNI enforces NetworkPolicy. If yours does not, the API server still accepts policies, and they have no effect.',
  },
  ingress: {
    howToChoose:
      'Write new routes for the Gateway API, and choose the controller by what you already run. Traefik discovers services and requests certificates by itself, Contour and Istio use Envoy, HAProxy is fast and driven by configuration, and Cilium has one built in.',
    whenToAdd: 'From day one, if anyone outside the cluster calls a service.',
    watchOut:
      'Ingress NGINX was the usual choice for years and is now retired. Plan the move: other controllers ignore its annotations.',
  },
  certificates: {
    howToChoose:
      "Nearly everyone uses cert-manager. Choose the issuer: Let's Encrypt (ACME) for public names, Vault, Venafi or your own CA for internal ones, self-signed only to bootstrap.",
    whenToAdd:
      'From day one: certificates that people renew by hand expire on a weekend.',
    watchOut:
      'Watch the days until expiry, not only whether an issuer is ready. ACME issuers also have rate limits: test against their staging server.',
  },
  'package-management': {
    howToChoose:
      'Helm to install what others publish, or to ship something with many parameters. Kustomize to patch plain manifests for each environment. Many teams use both: Helm for third-party charts, Kustomize on top. Jsonnet and CUE are for teams that generate a lot of YAML.',
    whenToAdd: 'From day one: it installs nearly every other tool.',
    watchOut:
      'YAML multiplies. Settle the repository layout early, and give each object one owner: two tools that apply the same object overwrite each other.',
  },
  gitops: {
    howToChoose:
      'Argo CD is built around applications, has a rich UI, and manages many clusters from one. Flux is a set of controllers for sources, Kustomize, Helm and images that you combine; for a UI, add Weave GitOps or Capacitor.',
    whenToAdd:
      'When more than one person deploys, or when a second cluster must match the first.',
    watchOut:
      'The next sync reverts changes made by hand. With pruning, what you remove from git is deleted from the cluster.',
  },
  secrets: {
    howToChoose:
      "External Secrets if you already have a store: the cloud's secret manager or Vault stays the source, and the cluster gets copies. Sealed Secrets to keep encrypted secrets in git. Vault itself for dynamic secrets, a PKI or leases, if you have people to run it.",
    whenToAdd:
      'Before anyone copies the first real password into a manifest or a chat.',
    watchOut:
      'A Kubernetes Secret is only encoded. Encrypt etcd, and back up the key of Sealed Secrets: without it, nobody can decrypt what is in git.',
  },
  policy: {
    howToChoose:
      'Kyverno writes policies as Kubernetes YAML, can also change and create objects, and is quick to learn. OPA Gatekeeper uses Rego, which pays off if you use OPA elsewhere. For simple rules, the ValidatingAdmissionPolicy of Kubernetes is enough.',
    whenToAdd:
      'When teams that do not know each other share a cluster, or an auditor asks. Start with rules that only report.',
    watchOut:
      'A policy engine is an admission webhook: if it is down and its failure policy is Fail, nothing can be created. Exclude its own namespace and kube-system.',
  },
  observability: {
    howToChoose:
      'Prometheus with Alertmanager and Grafana is the base, and the kube-prometheus-stack chart installs them together. Loki adds logs at low cost, Tempo or Jaeger add traces. Instrument with OpenTelemetry, so that you can change where the data goes.',
    whenToAdd:
      'Metrics and alerts from day one; logs and traces when looking into a single pod no longer explains a problem.',
    watchOut:
      'Several tools install the same CRDs (the Prometheus Operator, kube-prometheus-stack, VictoriaMetrics). Pin their version and upgrade them together.',
  },
  'service-mesh': {
    howToChoose:
      'Linkerd if you mainly want mutual TLS and the success rate and latency of each service, with little to run. Istio to split, mirror, limit or break traffic on purpose. Cilium, if it is already your CNI, covers part of this without sidecars.',
    whenToAdd:
      'Late, and only for a need that you can name: required encryption between services, or canary releases by share of traffic.',
    watchOut:
      'Each sidecar takes CPU, memory and some latency, and upgrading the mesh means restarting every workload in it.',
  },
  storage: {
    howToChoose:
      'In a cloud, use its CSI driver. On your own machines, Longhorn for replicated block volumes that are easy to run, or Rook with Ceph for block, file and object storage if you have people to run it. local-path keeps data on one node.',
    whenToAdd:
      'With the first workload that keeps data. Every production cluster needs at least one CSI driver and one default class.',
    watchOut:
      'Check the default StorageClass: without one, claims that name no class stay pending; with two, Kubernetes uses the newest. The reclaim policy Delete removes the data with the claim.',
  },
  'developer-experience': {
    howToChoose:
      'Tilt (with a UI) or Skaffold (with a pipeline in a file) build and deploy on every save. Telepresence runs one service on a laptop as if it were in the cluster. k9s, stern and kubectx help everyone who uses kubectl.',
    whenToAdd:
      'When it takes minutes to try out a changed line. Most of these tools run on laptops and need nothing in the cluster.',
    watchOut:
      'They leave little or no trace in a cluster: not seeing one does not mean that nobody uses it.',
  },
  dns: {
    howToChoose:
      'CoreDNS comes with nearly every distribution. For large clusters, consider a DNS cache on each node.',
    whenToAdd: 'From day one; the distribution brings it.',
    watchOut:
      'Failed lookups look like network failures. Check the load of CoreDNS, and ndots: a short name is first tried with every search domain.',
  },
  autoscaling: {
    howToChoose:
      'The HorizontalPodAutoscaler, with metrics-server, for CPU and memory. KEDA for queues and other events, and to scale to zero. Karpenter or the Cluster Autoscaler for nodes. The Prometheus Adapter only for your own metrics without KEDA.',
    whenToAdd:
      'When load varies during the day by more than you want to pay for.',
    watchOut:
      'Only one APIService can serve external metrics, and two autoscalers on one workload fight. A workload without resource requests cannot scale by utilization.',
  },
  delivery: {
    howToChoose:
      'Argo Rollouts replaces a Deployment when a new version should get a share of the traffic and be judged by metrics. Without a mesh or an ingress that splits traffic, shares are only as fine as the number of pods.',
    whenToAdd:
      'When a bad release costs more than a slow one, and you have metrics that tell them apart.',
    watchOut:
      'A canary without a metric that can stop it is only a slower rollout.',
  },
  backup: {
    howToChoose:
      "Velero saves a cluster's objects and volumes to object storage, and restores them there or elsewhere. Back up databases with their own operators, which know when the data is consistent.",
    whenToAdd:
      'Before the first data that you cannot recreate, also with GitOps: git has no volumes.',
    watchOut:
      'A backup counts only once you have restored it. Test the restore on a schedule.',
  },
  data: {
    howToChoose:
      "Use the operator of the engine that your applications speak: CloudNativePG or Zalando for PostgreSQL, mariadb-operator, the MySQL Operator or Percona for MySQL and its relatives, Strimzi for Kafka. The cloud's managed service is less work.",
    whenToAdd:
      'When teams ask for the second database, and somebody is responsible for backups.',
    watchOut:
      'One operator for each kind: two that manage the same resources fight. Upgrade CRDs with the operator, and check which engine versions it supports.',
  },
  'multi-cluster': {
    howToChoose:
      'Crossplane manages cloud resources as Kubernetes objects. kro groups existing kinds into new ones. Cluster API creates clusters. vCluster creates virtual clusters inside a cluster, for tenants and tests.',
    whenToAdd:
      'When a platform team serves others and wants to offer an API instead of tickets.',
    watchOut:
      'The control plane also deletes what it created: anyone who may delete the object may delete the database behind it.',
  },
  'operator-frameworks': {
    howToChoose:
      "Kubebuilder for production operators in Go; the Operator SDK adds Ansible, Helm and OLM. Kopf for Python, Metacontroller for any language through webhooks, Shell-operator for scripts. OLM installs and upgrades other people's operators.",
    whenToAdd:
      'When you follow a runbook for the third time. First check whether an operator already exists.',
    watchOut:
      'Set owner references, make reconciliation idempotent, limit requeues, and write status only through the status subresource.',
  },
};

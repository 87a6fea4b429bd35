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
      'In a cloud, take its managed service. Take Cluster API where many clusters must be made and upgraded alike on several clouds or on machines of your own. k3s fits small machines, the edge and CI; kind and minikube are for one developer.',
    whenToAdd:
      'Every cluster has a way in which it was made. A tool for it pays off with the third cluster, or with the first upgrade that must not be done by hand.',
    watchOut:
      'Size the nodes for the stack too: a mesh, GitOps, policy and observability together take several gigabytes of memory before the first application runs.',
  },
  cni: {
    howToChoose:
      'Cilium where you want eBPF, policy up to HTTP and a view of the traffic; Calico where you want BGP and network policy that is widely known. Flannel only connects pods, which is enough to learn. A managed service brings one of its own.',
    whenToAdd:
      'From the first day: without it no pod gets an address, and to change it later means to move every workload.',
    watchOut:
      'Not every CNI enforces NetworkPolicy. With one that does not, a policy is accepted and has no effect.',
  },
  ingress: {
    howToChoose:
      'Write new routes for the Gateway API, and choose a controller by what you run already: Traefik discovers services and fetches certificates by itself, Contour and Istio bring Envoy, HAProxy is fast and set by configuration, Cilium has one built in.',
    whenToAdd: 'From the first day that somebody outside calls a service.',
    watchOut:
      'Ingress NGINX was the usual choice for years and has been retired. Plan the move; its annotations mean nothing to other controllers.',
  },
  certificates: {
    howToChoose:
      "cert-manager is what nearly everyone takes. The choice is the issuer: Let's Encrypt (ACME) for public names, Vault, Venafi or a CA of your own for inner ones, self-signed only to bootstrap.",
    whenToAdd:
      'From the first day: certificates that are renewed by hand expire on a weekend.',
    watchOut:
      'Watch the days until expiry, not only whether an issuer is ready. An ACME issuer also has rate limits: try on its staging server.',
  },
  'package-management': {
    howToChoose:
      'Helm to install what others publish, or to hand out what has many parameters. Kustomize to patch plain manifests for an environment. Many use both: Helm for charts of others, Kustomize on top. Jsonnet and CUE are for those who generate a great deal of YAML.',
    whenToAdd:
      'From the first day: nearly every other tool is installed by it.',
    watchOut:
      'YAML multiplies. Fix the layout of the repository early, and keep one owner for each object: what two tools apply, they take from each other.',
  },
  gitops: {
    howToChoose:
      'Argo CD thinks in applications, has a rich web page and reaches many clusters from one. Flux is a set of controllers for sources, Kustomize, Helm and images that you combine; it has no page of its own (Weave GitOps and Capacitor are pages for it).',
    whenToAdd:
      'When more than one person deploys, or when a second cluster must equal the first.',
    watchOut:
      'A change by hand is undone at the next sync. With pruning on, what leaves git leaves the cluster too.',
  },
  secrets: {
    howToChoose:
      'External Secrets where a store exists already: a cloud secret manager or Vault stays the source, the cluster gets copies. Sealed Secrets where secrets should lie in git, encrypted. Vault itself where you need secrets made on demand, a PKI or leases, and have people to run it.',
    whenToAdd:
      'Before the first real password is copied into a manifest or a chat.',
    watchOut:
      'A Kubernetes Secret is only encoded. Encrypt etcd, and keep the key of Sealed Secrets in a backup: without it nothing in git can be read.',
  },
  policy: {
    howToChoose:
      'Kyverno has policies as Kubernetes YAML, and changes and creates objects too; it is quick to learn. OPA Gatekeeper takes Rego, which pays off where OPA is used elsewhere as well. For simple rules a ValidatingAdmissionPolicy of Kubernetes needs neither.',
    whenToAdd:
      'When teams that do not know each other share a cluster, or an auditor asks. Begin with rules that only report.',
    watchOut:
      'A policy engine is an admission webhook: if it is down and set to fail, nothing can be created. Leave out its own namespace and kube-system.',
  },
  observability: {
    howToChoose:
      'Prometheus with Alertmanager and Grafana is the base; the chart kube-prometheus-stack brings them together. Loki adds logs at low cost, Tempo or Jaeger traces. Instrument with OpenTelemetry: it leaves open where the data goes.',
    whenToAdd:
      'Metrics and alerts from the first day; logs and traces when a person can no longer look into one pod to find out.',
    watchOut:
      'Several tools bring the same CRDs (the Prometheus Operator, kube-prometheus-stack, VictoriaMetrics). Pin their version and upgrade them together.',
  },
  'service-mesh': {
    howToChoose:
      'Linkerd where you mainly want mutual TLS and the success rate and latency of each service, with little to run. Istio where traffic must be split, mirrored, limited or broken on purpose. Cilium, if it is your CNI already, gives part of it without sidecars.',
    whenToAdd:
      'Late, and only for a need that you can name: encryption between services that is demanded, or canary releases by share of traffic.',
    watchOut:
      'Each sidecar takes CPU, memory and a little latency, and a mesh has to be upgraded with every workload in it.',
  },
  storage: {
    howToChoose:
      'In a cloud, its CSI driver. On machines of your own: Longhorn for replicated block volumes that are easy to run, Rook with Ceph where you need block, file and object storage and have people for it. local-path keeps data on one node.',
    whenToAdd:
      'With the first workload that keeps data. Every production cluster needs at least one CSI driver and one default class.',
    watchOut:
      'Look at the default StorageClass: none leaves claims pending, two leave it to chance. The reclaim policy Delete removes the data with the claim.',
  },
  'developer-experience': {
    howToChoose:
      'Tilt with a web page, or Skaffold with a pipeline in a file, to build and deploy at every saved file; Telepresence to run one service on a laptop inside a real cluster. k9s, stern and kubectx help everyone who works with kubectl.',
    whenToAdd:
      'When a changed line takes minutes until it can be tried. Most of it lives on laptops, and needs nothing in the cluster.',
    watchOut:
      'They leave little or no trace in a cluster. That none is seen says nothing.',
  },
  dns: {
    howToChoose:
      'CoreDNS comes with nearly every distribution. The choice is a cache on each node for large clusters.',
    whenToAdd: 'From the first day; the distribution brings it.',
    watchOut:
      'Failed lookups look like network faults. Look at the load of CoreDNS, and at ndots: a short name is tried with every search domain first.',
  },
  autoscaling: {
    howToChoose:
      'The HorizontalPodAutoscaler for CPU and memory, with metrics-server. KEDA for queues and other events, and to scale to zero. Karpenter or the cluster autoscaler for nodes; the Prometheus Adapter only for metrics of your own without KEDA.',
    whenToAdd:
      'When load changes over the day by more than you want to pay for.',
    watchOut:
      'Only one APIService can serve external metrics, and two autoscalers on one workload fight. Without requests on its containers a workload cannot be scaled by use.',
  },
  delivery: {
    howToChoose:
      'Argo Rollouts replaces Deployment where a new version should get a share of the traffic and be judged by metrics. Without a mesh or an ingress that splits traffic, shares are only as fine as the number of pods.',
    whenToAdd:
      'When a bad release costs more than a slow one, and metrics exist that tell them apart.',
    watchOut:
      'A canary without a metric that can stop it is only a slower rollout.',
  },
  backup: {
    howToChoose:
      'Velero saves objects and volumes of a cluster to object storage, and moves them to another. Databases are better saved by their own operators, which know when the data is consistent.',
    whenToAdd:
      'Before the first data that nobody can make again; also with GitOps, because git has no volumes.',
    watchOut: 'A backup counts once it was restored. Try it on a schedule.',
  },
  data: {
    howToChoose:
      'Take the operator of the engine that your applications speak: CloudNativePG or Zalando for PostgreSQL, mariadb-operator, the MySQL Operator or Percona for MySQL and its relatives, Strimzi for Kafka. A managed service of the cloud is less to run.',
    whenToAdd:
      'When teams ask for the second database, and somebody answers for backups.',
    watchOut:
      'One operator for one kind: two that manage the same resources fight. Upgrade CRDs with the operator, and mind which versions of the engine it knows.',
  },
  'multi-cluster': {
    howToChoose:
      'Crossplane makes cloud resources into Kubernetes objects; kro only groups what is there already; Cluster API makes clusters; vCluster makes virtual ones inside a cluster for tenants and tests.',
    whenToAdd:
      'When a platform team serves others and wants to hand out an interface instead of tickets.',
    watchOut:
      'What the control plane made, it also deletes: who may delete the object may delete the database behind it.',
  },
  'operator-frameworks': {
    howToChoose:
      'Kubebuilder for production operators in Go; the Operator SDK adds Ansible, Helm and OLM to it. Kopf for Python, Metacontroller for any language through webhooks, Shell-operator for scripts. OLM installs and upgrades operators of others.',
    whenToAdd:
      'When a runbook is followed for the third time. Before that, look whether an operator exists.',
    watchOut:
      'Set owner references, make reconciling safe to repeat, bound the requeue, and write status only through the status subresource.',
  },
};

import { InventoryKind } from '@backstage-eco/plugin-eco-node';
import { KeyValuePattern } from '../patterns';

/**
 * The kinds of object that run containers: of ReplicaSets and Pods those that no
 * other one of them made.
 *
 * @public
 */
export type WorkloadKind =
  | 'Deployment'
  | 'DaemonSet'
  | 'StatefulSet'
  | 'Job'
  | 'CronJob'
  | 'ReplicaSet'
  | 'Pod';

/**
 * Which workloads count. What is left out is not asked for.
 *
 * @public
 */
export interface WorkloadFilter {
  /** Default: Deployments, StatefulSets and DaemonSets. */
  kinds?: WorkloadKind[];
  names?: string[];
  /** Names of the service account of its pods. */
  serviceAccounts?: string[];
  /** Looked for on the workload, then on its pods. */
  labels?: KeyValuePattern;
  /** Names of containers; one of them is there (for images: it is that one). */
  containers?: string[];
  /** The container stands alone in its pod, init containers aside. */
  alone?: boolean;
}

/**
 * A field of an object's metadata that states a version.
 *
 * @public
 */
export interface VersionField {
  label?: string;
  annotation?: string;
}

/**
 * Custom resource definitions, by group or by full name.
 *
 * @public
 */
export interface CrdSignal {
  kind: 'crd';
  groups?: string[];
  names?: string[];
  /** Full names that belong to another tool. */
  except?: string[];
  version?: VersionField;
}

/**
 * Containers, by the end of their image's repository.
 *
 * @public
 */
export interface ImageSignal {
  kind: 'image';
  /** See `imageReference.ts` for what matches. */
  repositories: string[];
  where?: WorkloadFilter;
  /** Look at init containers instead of the others. */
  init?: boolean;
  /** Whether the image's tag is the version of the tool. Default true. */
  version?: boolean;
  /** A regular expression (RE2) for tags that are versions in this tool's own form. */
  tagPattern?: string;
}

/**
 * Workloads by labels, names and containers, whatever their image is called.
 *
 * @public
 */
export interface WorkloadSignal extends WorkloadFilter {
  kind: 'workload';
  /** Whether `app.kubernetes.io/version` states the version. Default true. */
  version?: boolean;
}

/**
 * Services by labels, names or the pods that they select.
 *
 * @public
 */
export interface ServiceSignal {
  kind: 'service';
  labels?: KeyValuePattern;
  names?: string[];
  /** Labels that the Service selects its pods by. */
  selector?: KeyValuePattern;
  version?: VersionField;
}

/**
 * Workloads that were rendered from a Helm chart.
 *
 * @public
 */
export interface ChartSignal {
  kind: 'chart';
  /** Names of charts, without versions. */
  names: string[];
  /** Lists to look in. Default: those of long-running workloads. */
  in?: InventoryKind[];
}

/**
 * API groups that the API server passes on to a Service.
 *
 * @public
 */
export interface ApiServiceSignal {
  kind: 'apiService';
  groups: string[];
  /** Names of the Service that serves the group. */
  services?: string[];
}

/**
 * Webhook configurations, by the names of their webhooks or Services.
 *
 * @public
 */
export interface WebhookSignal {
  kind: 'webhook';
  names?: string[];
  services?: string[];
}

/**
 * Storage drivers that are registered.
 *
 * @public
 */
export interface CsiDriverSignal {
  kind: 'csiDriver';
  names: string[];
}

/**
 * Storage classes, by their provisioner or marks.
 *
 * @public
 */
export interface StorageClassSignal {
  kind: 'storageClass';
  provisioners?: string[];
  annotations?: KeyValuePattern;
}

/**
 * Ingress classes, by their controller.
 *
 * @public
 */
export interface IngressClassSignal {
  kind: 'ingressClass';
  controllers: string[];
}

/**
 * Gateway classes, by their controller.
 *
 * @public
 */
export interface GatewayClassSignal {
  kind: 'gatewayClass';
  controllers: string[];
}

/**
 * Nodes, by their marks and what the kubelet says of them.
 *
 * @public
 */
export interface NodeSignal {
  kind: 'node';
  labels?: KeyValuePattern;
  annotations?: KeyValuePattern;
  providerIds?: string[];
  kubeletVersions?: string[];
  osImages?: string[];
  /** `kubelet`: the kubelet's version is the tool's. */
  version?: VersionField | 'kubelet';
}

/**
 * Marks on objects, whosever they are.
 *
 * @public
 */
export interface LabelSignal {
  kind: 'label';
  labels?: KeyValuePattern;
  annotations?: KeyValuePattern;
  /** Lists to look in. Default: all of them. */
  in?: InventoryKind[];
  version?: VersionField;
}

/**
 * Who wrote an object's fields.
 *
 * @public
 */
export interface FieldManagerSignal {
  kind: 'fieldManager';
  managers: string[];
  /** Lists to look in. Default: all of them. */
  in?: InventoryKind[];
}

/**
 * Roles and cluster roles, by name.
 *
 * @public
 */
export interface RbacSignal {
  kind: 'rbac';
  names: string[];
}

/**
 * What the Operator Lifecycle Manager installed.
 *
 * @public
 */
export interface OlmSignal {
  kind: 'olm';
  /** Names of packages, or what stands before the version in the names of bundles. */
  packages: string[];
  /** Full names of CRDs: a bundle of this name that brings none of them is another. */
  crds?: string[];
  /** Whether the bundle has the version of the tool. Default true. */
  version?: boolean;
}

/**
 * Custom resources by which an operator is told to run the tool.
 *
 * @public
 */
export interface CustomResourceSignal {
  kind: 'customResource';
  /** Full names of their CRDs. */
  crds: string[];
  /**
   * The tool that acts on them: where it is not installed they are leftovers.
   * Left out: whoever does, is not asked.
   */
  operator?: string;
}

/**
 * How a tool may be recognised.
 *
 * @public
 */
export type Signal =
  | CrdSignal
  | ImageSignal
  | WorkloadSignal
  | ServiceSignal
  | ChartSignal
  | ApiServiceSignal
  | WebhookSignal
  | CsiDriverSignal
  | StorageClassSignal
  | IngressClassSignal
  | GatewayClassSignal
  | NodeSignal
  | LabelSignal
  | FieldManagerSignal
  | RbacSignal
  | OlmSignal
  | CustomResourceSignal;

/** The signal of a kind. */
export type SignalOf<K extends Signal['kind']> = Extract<Signal, { kind: K }>;

import { InventoryKind } from '@backstage-eco/plugin-eco-node';
import { KeyValuePattern } from '../patterns';

/**
 * Kinds of object that run containers. ReplicaSets and Pods only if no other
 * workload created them.
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
 * Filter on workloads. All given criteria must match.
 *
 * @public
 */
export interface WorkloadFilter {
  /** Defaults to Deployments, StatefulSets and DaemonSets. */
  kinds?: WorkloadKind[];
  names?: string[];
  /** Names of the pods' service account. */
  serviceAccounts?: string[];
  /** Labels of the workload, or else of its pods. */
  labels?: KeyValuePattern;
  /**
   * Names of containers, at least one of which must exist. In an image signal,
   * the container with the image must have one of the names.
   */
  containers?: string[];
  /**
   * Whether the pod must have a single container, not counting init containers.
   */
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
 * Matches custom resource definitions by group or full name.
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
 * Matches containers by the end of their image repository.
 *
 * @public
 */
export interface ImageSignal {
  kind: 'image';
  /**
   * Ends of repositories; see `isNamed` in `imageReference.ts` for the rules.
   */
  repositories: string[];
  where?: WorkloadFilter;
  /** Match init containers instead of regular ones. */
  init?: boolean;
  /** Whether the image tag is the tool's version. Defaults to true. */
  version?: boolean;
  /**
   * Regular expression (RE2) for tags with versions in the tool's own format.
   */
  tagPattern?: string;
}

/**
 * Matches workloads by labels, names and containers, regardless of image.
 *
 * @public
 */
export interface WorkloadSignal extends WorkloadFilter {
  kind: 'workload';
  /**
   * Whether `app.kubernetes.io/version` is the tool's version. Defaults to
   * true.
   */
  version?: boolean;
}

/**
 * Matches Services by labels, names or pod selector.
 *
 * @public
 */
export interface ServiceSignal {
  kind: 'service';
  labels?: KeyValuePattern;
  names?: string[];
  /** Labels in the Service's pod selector. */
  selector?: KeyValuePattern;
  version?: VersionField;
}

/**
 * Matches workloads rendered from a Helm chart.
 *
 * @public
 */
export interface ChartSignal {
  kind: 'chart';
  /** Chart names, without versions. */
  names: string[];
  /** Lists to search. Defaults to long-running workloads. */
  in?: InventoryKind[];
}

/**
 * Matches API groups that the API server proxies to a Service.
 *
 * @public
 */
export interface ApiServiceSignal {
  kind: 'apiService';
  groups: string[];
  /** Names of the Service behind the group. */
  services?: string[];
}

/**
 * Matches webhook configurations by the names of their webhooks or Services.
 *
 * @public
 */
export interface WebhookSignal {
  kind: 'webhook';
  names?: string[];
  services?: string[];
}

/**
 * Matches registered CSI drivers by name.
 *
 * @public
 */
export interface CsiDriverSignal {
  kind: 'csiDriver';
  names: string[];
}

/**
 * Matches storage classes by provisioner or annotations.
 *
 * @public
 */
export interface StorageClassSignal {
  kind: 'storageClass';
  provisioners?: string[];
  annotations?: KeyValuePattern;
}

/**
 * Matches ingress classes by controller.
 *
 * @public
 */
export interface IngressClassSignal {
  kind: 'ingressClass';
  controllers: string[];
}

/**
 * Matches gateway classes by controller.
 *
 * @public
 */
export interface GatewayClassSignal {
  kind: 'gatewayClass';
  controllers: string[];
}

/**
 * Matches nodes by metadata and by what the kubelet reports.
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
  /** `kubelet` if the kubelet version is the tool's version. */
  version?: VersionField | 'kubelet';
}

/**
 * Matches labels and annotations on any object.
 *
 * @public
 */
export interface LabelSignal {
  kind: 'label';
  labels?: KeyValuePattern;
  annotations?: KeyValuePattern;
  /** Lists to search. Defaults to all. */
  in?: InventoryKind[];
  version?: VersionField;
}

/**
 * Matches objects by the managers of their fields.
 *
 * @public
 */
export interface FieldManagerSignal {
  kind: 'fieldManager';
  managers: string[];
  /** Lists to search. Defaults to all. */
  in?: InventoryKind[];
}

/**
 * Matches roles and cluster roles by name.
 *
 * @public
 */
export interface RbacSignal {
  kind: 'rbac';
  names: string[];
}

/**
 * Matches what the Operator Lifecycle Manager installed.
 *
 * @public
 */
export interface OlmSignal {
  kind: 'olm';
  /** Package names, or bundle names without the version. */
  packages: string[];
  /**
   * Full names of CRDs. A bundle of this name that provides none of them does
   * not match.
   */
  crds?: string[];
  /** Whether the bundle version is the tool's version. Defaults to true. */
  version?: boolean;
}

/**
 * Matches custom resources that make an operator run the tool.
 *
 * @public
 */
export interface CustomResourceSignal {
  kind: 'customResource';
  /** Full names of the CRDs. */
  crds: string[];
  /**
   * Id of the tool that acts on them: if it is not installed, they are
   * leftovers. If omitted, this is not checked.
   */
  operator?: string;
}

/**
 * A signal by which a tool can be recognised.
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

/** Signal type of a kind. */
export type SignalOf<K extends Signal['kind']> = Extract<Signal, { kind: K }>;

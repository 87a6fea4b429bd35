/**
 * The twelve layers of the stack, in the order of the primer: the ground first.
 *
 * @public
 */
export const STACK_LAYER_IDS = [
  'cluster-provisioning',
  'cni',
  'ingress',
  'certificates',
  'package-management',
  'gitops',
  'secrets',
  'policy',
  'observability',
  'service-mesh',
  'storage',
  'developer-experience',
] as const;

/**
 * Platform services: they stand beside the stack, not in it.
 *
 * @public
 */
export const PLATFORM_SERVICE_IDS = [
  'dns',
  'autoscaling',
  'delivery',
  'backup',
  'data',
  'multi-cluster',
  'operator-frameworks',
] as const;

/**
 * The id of one of the twelve layers.
 *
 * @public
 */
export type StackLayerId = (typeof STACK_LAYER_IDS)[number];

/**
 * The id of a platform service.
 *
 * @public
 */
export type PlatformServiceId = (typeof PLATFORM_SERVICE_IDS)[number];

/**
 * The id of a layer or platform service.
 *
 * @public
 */
export type LayerId = StackLayerId | PlatformServiceId;

/**
 * What is usually chosen for a layer.
 *
 * @public
 */
export interface UsualChoice {
  /** The words that a person reads. */
  name: string;
  /** The tools that are meant; one of them is enough. */
  toolIds: string[];
}

/**
 * A place in the stack, or a platform service beside it.
 *
 * @public
 */
export interface Layer {
  id: LayerId;
  /** The words that a person reads. */
  name: string;
  /** What the layer does for a cluster, in one sentence. */
  purpose: string;
  /** What production clusters usually run here, the most usual first. */
  usualChoices: UsualChoice[];
  /**
   * True where a production cluster wants this from its first day: package
   * management, CNI, ingress, certificates and observability. Source: the
   * primer, "How These Pieces Fit Together".
   */
  startWith: boolean;
}

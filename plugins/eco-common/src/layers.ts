/**
 * Ids of the twelve stack layers, bottom first, in the order of the primer.
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
 * Ids of the platform services, which sit beside the stack rather than in it.
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
 * Id of one of the twelve layers.
 *
 * @public
 */
export type StackLayerId = (typeof STACK_LAYER_IDS)[number];

/**
 * Id of a platform service.
 *
 * @public
 */
export type PlatformServiceId = (typeof PLATFORM_SERVICE_IDS)[number];

/**
 * Id of a layer or platform service.
 *
 * @public
 */
export type LayerId = StackLayerId | PlatformServiceId;

/**
 * A common choice for a layer.
 *
 * @public
 */
export interface UsualChoice {
  /** Display name. */
  name: string;
  /** Tools that make up this choice; any one of them is enough. */
  toolIds: string[];
}

/**
 * A layer of the stack, or a platform service beside it.
 *
 * @public
 */
export interface Layer {
  id: LayerId;
  /** Display name. */
  name: string;
  /** What the layer does for a cluster, in one sentence. */
  purpose: string;
  /** What production clusters usually run here, most common first. */
  usualChoices: UsualChoice[];
  /**
   * Whether a production cluster needs this from day one: package management,
   * CNI, ingress, certificates and observability. Source: the primer, "How
   * These Pieces Fit Together".
   */
  startWith: boolean;
}

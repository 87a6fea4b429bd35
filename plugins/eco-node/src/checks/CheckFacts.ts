import {
  Detection,
  ObjectReference,
  Tool,
  UnknownTool,
} from '@backstage-eco/plugin-eco-common';
import {
  CustomResourceSample,
  InventoryFacts,
  InventoryKind,
} from '../inventory';

/**
 * The controller of a CRD: the workload that acts on its objects.
 *
 * - `found`: exactly one workload.
 * - `ambiguous`: one or several of these workloads.
 * - `not-here`: no workload in the cluster may act on them, or is seen to.
 *   `workloads` is empty.
 *
 * @public
 */
export interface KindController {
  state: 'found' | 'ambiguous' | 'not-here';
  workloads: readonly ObjectReference[];
}

/**
 * Facts of one cluster for a check. Only the inputs declared in
 * {@link Check.reads} are available; accessing any other throws.
 *
 * @public
 */
export interface CheckFacts {
  /** API server version, without a leading `v`. */
  kubernetesVersion?: string;
  /** Reference time for expiry. */
  now: Date;
  /** Tools detected in the cluster. */
  detections: readonly Detection[];
  /** Tools whose presence is unknown. */
  unknownTools: readonly UnknownTool[];
  /** Returns what Eco knows about a tool; undefined if it has no definition. */
  tool(id: string): Tool | undefined;
  /** Returns the objects of a kind; empty if the cluster does not serve it. */
  items<K extends InventoryKind>(kind: K): ReadonlyArray<InventoryFacts[K]>;
  /** Returns one object of a kind; undefined if there is none of this name. */
  get<K extends Exclude<InventoryKind, 'apiResources'>>(
    kind: K,
    key: { namespace?: string; name: string },
  ): InventoryFacts[K] | undefined;
  /**
   * Returns the sample of a kind of custom resource, by the full name of its
   * CRD.
   *
   * @returns undefined if it was never sampled
   */
  sample(crd: string): CustomResourceSample | undefined;
  /**
   * Returns the controller of a CRD, by the CRD's full name.
   *
   * @returns undefined if it could not be determined
   */
  controller(crd: string): KindController | undefined;
}

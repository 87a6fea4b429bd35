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
 * Who acts on the objects of a CRD.
 *
 * - `found`: the one workload.
 * - `ambiguous`: one of these workloads, or several.
 * - `not-here`: nobody in the cluster may, or is seen to. There is no workload.
 *
 * @public
 */
export interface KindController {
  state: 'found' | 'ambiguous' | 'not-here';
  workloads: readonly ObjectReference[];
}

/**
 * What a check may know of one cluster. Only what it says that it `reads` is
 * there; asking for anything else throws.
 *
 * @public
 */
export interface CheckFacts {
  /** The API server's version, without a leading `v`. */
  kubernetesVersion?: string;
  /** What expires is judged from here on. */
  now: Date;
  /** The tools that the cluster shows. */
  detections: readonly Detection[];
  /** The tools of which nobody can say whether the cluster has them. */
  unknownTools: readonly UnknownTool[];
  /** What Eco knows of a tool. Undefined: it has no definition. */
  tool(id: string): Tool | undefined;
  /** The objects of a kind; empty where the cluster does not serve it. */
  items<K extends InventoryKind>(kind: K): ReadonlyArray<InventoryFacts[K]>;
  /** One object of a kind. Undefined: there is none of this name. */
  get<K extends Exclude<InventoryKind, 'apiResources'>>(
    kind: K,
    key: { namespace?: string; name: string },
  ): InventoryFacts[K] | undefined;
  /**
   * What was sampled of a kind of custom resource, by the full name of its CRD.
   *
   * @returns undefined where it was never sampled
   */
  sample(crd: string): CustomResourceSample | undefined;
  /**
   * Who acts on the objects of a CRD, by its full name.
   *
   * @returns undefined where that could not be told
   */
  controller(crd: string): KindController | undefined;
}

import { KubernetesObject } from 'control-plane';
import { ListedKind } from '@backstage-eco/plugin-eco-backend/assessment';
import { InventoryFacts } from '@backstage-eco/plugin-eco-node';

/** Namespace of all namespaced probes. */
export const PROBE_NAMESPACE = 'eco-bench';
/** Service account of the pods among the probes. */
export const PROBE_SERVICE_ACCOUNT = 'eco-bench';

/** Manifest of an object; its name and namespace are added later. */
export type Manifest = Omit<KubernetesObject, 'metadata'> & {
  metadata?: { name?: string; annotations?: Record<string, string> };
};

/**
 * Objects of one kind whose creation, change and deletion must appear in the
 * inventory.
 */
export interface Probe<K extends ListedKind> {
  /**
   * Returns the object to create.
   *
   * @param name - Name to use, if the kind allows any
   */
  manifest(name: string): Manifest;
  /** Merge patch of a field that the inventory stores. */
  change: Record<string, unknown>;
  /** Target of the patch; by default the object itself. */
  subresource?: 'status';
  /** Returns the stored value of that field. */
  kept(facts: InventoryFacts[K]): unknown;
}

/**
 * For kinds of which only metadata is stored, or whose other stored fields are
 * immutable.
 */
export const annotationChange = {
  change: {
    metadata: { annotations: { 'bench.example.com/note': 'changed' } },
  },
  kept: (facts: { annotations: Record<string, string> }) =>
    facts.annotations['bench.example.com/note'],
};

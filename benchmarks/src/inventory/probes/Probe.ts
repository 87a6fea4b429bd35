import { KubernetesObject } from 'control-plane';
import { ListedKind } from '@backstage-eco/plugin-eco-backend/assessment';
import { InventoryFacts } from '@backstage-eco/plugin-eco-node';

/** Holds every probe that is in a namespace. */
export const PROBE_NAMESPACE = 'eco-bench';
/** Of the pods among them. */
export const PROBE_SERVICE_ACCOUNT = 'eco-bench';

/** An object as its manifest has it; where it goes is added later. */
export type Manifest = Omit<KubernetesObject, 'metadata'> & {
  metadata?: { name?: string; annotations?: Record<string, string> };
};

/** Objects of one kind whose making, change and deletion has to show. */
export interface Probe<K extends ListedKind> {
  /**
   * The object as it is made.
   *
   * @param name - to be its name, where the kind leaves the choice
   */
  manifest(name: string): Manifest;
  /** Changes a field that the inventory keeps: a merge patch. */
  change: Record<string, unknown>;
  /** Where the patch goes. Left out: to the object itself. */
  subresource?: 'status';
  /** What the inventory keeps of that field. */
  kept(facts: InventoryFacts[K]): unknown;
}

/** For kinds of which only metadata is kept, or whose other kept fields stay as they were made. */
export const annotationChange = {
  change: {
    metadata: { annotations: { 'bench.example.com/note': 'changed' } },
  },
  kept: (facts: { annotations: Record<string, string> }) =>
    facts.annotations['bench.example.com/note'],
};

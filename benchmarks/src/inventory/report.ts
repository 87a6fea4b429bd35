import { ClusterFigures } from './cycles/measureCluster';
import { MemoryReport } from './memory/measureMemory';
import { SamplingReport } from './sampling/measureSampling';

/** Figures of one cluster. */
export interface VariantReport extends Omit<ClusterFigures, 'changes'> {
  /**
   * Number of objects created, changed and deleted before the cycle `changed`.
   */
  changesMade?: number;
  /** Number of those changes that appear in the inventory after them only. */
  changesSeen?: number;
  /** Changes that do not appear in the inventory. */
  unseenChanges?: string[];
  /** Kinds that were read, but of which no object can be created. */
  untriedKinds?: string[];
}

/** Report that the bench writes. */
export interface InventoryReport extends VariantReport {
  /** Set that the cluster was filled with, or the given cluster. */
  set: string;
  /** The same set with the annotation of a client-side apply. */
  clientSide?: VariantReport;
  /** Omitted unless requested. */
  sampling?: SamplingReport;
  /** See {@link MemoryReport.peakHeapMB}. */
  peakHeapMB?: number;
  memory?: MemoryReport;
}

/** Converts the figures of a cluster to the form of the report. */
export function toVariantReport(figures: ClusterFigures): VariantReport {
  const { changes, ...others } = figures;
  if (!changes) {
    return others;
  }
  const { made, seen, untried } = changes;
  return {
    ...others,
    changesMade: made.length,
    changesSeen: seen.length,
    unseenChanges: made.filter(change => !seen.includes(change)),
    untriedKinds: untried,
  };
}

import { ClusterFigures } from './cycles/measureCluster';
import { MemoryReport } from './memory/measureMemory';
import { SamplingReport } from './sampling/measureSampling';

/** The figures of one cluster. */
export interface VariantReport extends Omit<ClusterFigures, 'changes'> {
  /** Objects made, changed and deleted before the cycle `changed`. */
  changesMade?: number;
  /** How many of these the inventory shows after it, and did not before. */
  changesSeen?: number;
  /** What was done and does not show. */
  unseenChanges?: string[];
  /** Kinds that were read, and of which no object can be made. */
  untriedKinds?: string[];
}

/** What the bench writes. */
export interface InventoryReport extends VariantReport {
  /** What the cluster was filled with, or which one was given. */
  set: string;
  /** The same set with the annotation that a client-side apply leaves. */
  clientSide?: VariantReport;
  /** Left out where it was not asked for. */
  sampling?: SamplingReport;
  /** See {@link MemoryReport.peakHeapMB}. */
  peakHeapMB?: number;
  memory?: MemoryReport;
}

/** Brings the figures of a cluster into the form in which they are written. */
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

import { GCProfiler } from 'node:v8';

const MEGABYTE = 1_000_000;
/**
 * Rarely enough for a slow-growing value: each sample reads /proc in the
 * measured process.
 */
const SAMPLE_EVERY_MS = 100;

/** Peak memory of a process during a period, in MB of 10^6 bytes. */
export interface HeapPeaks {
  /**
   * Peak of `heapUsed` including garbage, as V8 reports it before each
   * collection.
   */
  used: number;
  /** Largest heap after a full collection: memory that was really held. */
  held: number;
  /**
   * Peak of buffers and long strings outside the heap, sampled every 100 ms.
   */
  external: number;
  /** Peak of the whole process, sampled every 100 ms. */
  rss: number;
}

/**
 * Watches this process's memory. The heap only grows between collections, so
 * V8's figure before each of them is the exact peak. Sampling could miss it.
 *
 * @returns a function that ends the watch
 */
export function watchHeap(): () => HeapPeaks {
  const profiler = new GCProfiler();
  profiler.start();
  let rss = 0;
  let external = 0;
  const sample = () => {
    const memory = process.memoryUsage();
    rss = Math.max(rss, memory.rss);
    external = Math.max(external, memory.external);
  };
  const timer = setInterval(sample, SAMPLE_EVERY_MS);
  return () => {
    sample();
    clearInterval(timer);
    const last = process.memoryUsage().heapUsed;
    const { statistics } = profiler.stop();
    const before = statistics.map(
      gc => gc.beforeGC.heapStatistics.usedHeapSize,
    );
    const full = statistics.filter(
      ({ gcType }) => gcType === 'MarkSweepCompact',
    );
    const after = full.map(gc => gc.afterGC.heapStatistics.usedHeapSize);
    return {
      used: Math.max(last, ...before) / MEGABYTE,
      held: Math.max(0, ...after) / MEGABYTE,
      external: external / MEGABYTE,
      rss: rss / MEGABYTE,
    };
  };
}

/** Collects garbage and returns the size of the heap, in MB. */
export function settledHeap(): number {
  if (!global.gc) {
    throw new Error('this program needs --expose-gc');
  }
  global.gc();
  global.gc();
  return process.memoryUsage().heapUsed / MEGABYTE;
}

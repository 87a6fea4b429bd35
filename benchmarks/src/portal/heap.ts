import { GCProfiler } from 'node:v8';

const MEGABYTE = 1_000_000;
/** Often enough for what grows slowly: each sample reads /proc in the measured process. */
const SAMPLE_EVERY_MS = 100;

/** How much memory a process held while something went on, in MB of 10^6 bytes. */
export interface HeapPeaks {
  /** The most of `heapUsed`, garbage included: V8's figure before each collection. */
  used: number;
  /** The most that a full collection left: what was really held. */
  held: number;
  /** The most of buffers and long texts outside the heap, sampled every 100 ms. */
  external: number;
  /** The most of the whole process, sampled every 100 ms. */
  rss: number;
}

/**
 * Watches this process's memory. The heap only grows between two collections,
 * so that V8's own figure before each of them is the exact peak, which sampling
 * could miss.
 *
 * @returns what ends the watch
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

/** What is on the heap once nothing is left to collect, in MB. */
export function settledHeap(): number {
  if (!global.gc) {
    throw new Error('this program needs --expose-gc');
  }
  global.gc();
  global.gc();
  return process.memoryUsage().heapUsed / MEGABYTE;
}

import { setTimeout as sleep } from 'node:timers/promises';
import { PortalProcess } from './PortalProcess';

/** Durations of the answers to one request of a page. */
export interface PageAnswer {
  path: string;
  /** Uncompressed. */
  bytes: number;
  medianMs: number;
  p95Ms: number;
}

/** Requests of pages that cover many clusters. */
const PATHS = [
  '/clusters',
  '/cluster-list',
  '/stack',
  '/fleet',
  '/compare',
  '/findings',
  '/finding-counts',
  '/checks',
  '/history',
  '/history-counts?per=hour',
  '/tools/cert-manager',
  '/operators',
  '/kinds',
  '/kinds/cert-manager.io/certificates',
  '/overhead',
  '/storage',
  '/certificates',
  '/definitions',
  '/clusters/cluster-001',
  '/stack?cluster=cluster-001',
];
const ROUNDS = 40;
/** Pause between requests, like that of a person who reads the page. */
const PAUSE_MS = 50;

/** Sends each request in turn, one at a time, often enough for percentiles. */
export async function askPages(portal: PortalProcess): Promise<PageAnswer[]> {
  const times = new Map<string, number[]>(PATHS.map(path => [path, []]));
  const bytes = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round++) {
    for (const [path, measured] of times) {
      const answer = await portal.get(path);
      measured.push(answer.ms);
      bytes.set(path, answer.bytes);
      await sleep(PAUSE_MS);
    }
  }
  return [...times].map(([path, measured]) => ({
    path,
    bytes: bytes.get(path) ?? 0,
    medianMs: percentile(measured, 0.5),
    p95Ms: percentile(measured, 0.95),
  }));
}

function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(share * sorted.length) - 1];
}

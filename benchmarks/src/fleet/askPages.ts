import { setTimeout as sleep } from 'node:timers/promises';
import { PortalProcess } from './PortalProcess';

/** How long the answers to one request of a page took. */
export interface PageAnswer {
  path: string;
  /** Not compressed. */
  bytes: number;
  medianMs: number;
  p95Ms: number;
}

/** What pages over many clusters ask for. */
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
/** Of a person who reads what a page shows before the next one. */
const PAUSE_MS = 50;

/** Asks for everything in turn, one request at a time, as often as percentiles need. */
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

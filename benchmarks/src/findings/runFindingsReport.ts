import { ToolDefinition } from '@backstage-eco/plugin-eco-recognition';
import { installManifests, startControlPlane } from 'control-plane';
import { Corpus } from '../detection/corpus';
import { readObjects } from '../detection/objects';
import { examine } from './examine';
import { ReportedInstall, SeedResult } from './ReportedInstall';
import { sowSeeds } from './seeds/sowSeeds';
import { SeedGroup } from './seeds/Seed';

/** Result for a corpus and for the faults put into it. */
export interface FindingsReport {
  installs: ReportedInstall[];
  seeds: SeedResult[];
  /** Files that could not be installed at all, with the reason. */
  failed: Record<string, string>;
}

/** How to create a report. */
export interface FindingsReportOptions {
  corpus: Corpus;
  definitions: ToolDefinition[];
  seedGroups: readonly SeedGroup[];
  onInstall: (install: ReportedInstall) => void;
  onSeed: (seed: SeedResult) => void;
}

/** API servers that run at a time; a small machine has no cores for more. */
const CONCURRENCY = 2;

/**
 * Installs each file of a corpus into its own API server and runs the checks on
 * it. Then does the same for installs with faults.
 */
export async function runFindingsReport(
  options: FindingsReportOptions,
): Promise<FindingsReport> {
  const report: FindingsReport = { installs: [], seeds: [], failed: {} };
  await forEachConcurrent(options.corpus.files, file =>
    reportInstall(options, report, file),
  );
  await forEachConcurrent(options.seedGroups, async group => {
    const results = await sowSeeds(group, options);
    report.seeds.push(...results);
    results.forEach(options.onSeed);
  });
  return report;
}

async function forEachConcurrent<T>(
  all: readonly T[],
  work: (each: T) => Promise<void>,
): Promise<void> {
  const waiting = [...all];
  const worker = async () => {
    for (let each = waiting.shift(); each; each = waiting.shift()) {
      await work(each);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
}

async function reportInstall(
  { corpus, definitions, onInstall }: FindingsReportOptions,
  report: FindingsReport,
  file: string,
): Promise<void> {
  try {
    const controlPlane = await startControlPlane({ name: 'report' });
    try {
      const objects = await readObjects(corpus, file);
      await installManifests(controlPlane.client, { objects });
      const install = { file, ...(await examine(controlPlane, definitions)) };
      report.installs.push(install);
      onInstall(install);
    } finally {
      await controlPlane.stop();
    }
  } catch (error) {
    report.failed[file] = String(error);
  }
}

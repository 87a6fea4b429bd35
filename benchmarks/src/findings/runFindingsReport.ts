import { ToolDefinition } from '@backstage-eco/plugin-eco-recognition';
import { installManifests, startControlPlane } from 'control-plane';
import { Corpus } from '../detection/corpus';
import { readObjects } from '../detection/objects';
import { examine } from './examine';
import { ReportedInstall, SeedResult } from './ReportedInstall';
import { sowSeeds } from './seeds/sowSeeds';
import { SeedGroup } from './seeds/Seed';

/** What came of a corpus and of the faults that were put into it. */
export interface FindingsReport {
  installs: ReportedInstall[];
  seeds: SeedResult[];
  /** Files whose installation failed as a whole, and why. */
  failed: Record<string, string>;
}

/** How a report is made. */
export interface FindingsReportOptions {
  corpus: Corpus;
  definitions: ToolDefinition[];
  seedGroups: readonly SeedGroup[];
  onInstall: (install: ReportedInstall) => void;
  onSeed: (seed: SeedResult) => void;
}

/** API servers side by side: more than the cores of a small machine wait. */
const SIDE_BY_SIDE = 2;

/**
 * Installs each file of a corpus into an API server of its own and runs the checks
 * on it; then does the same with installs into which faults are put.
 */
export async function runFindingsReport(
  options: FindingsReportOptions,
): Promise<FindingsReport> {
  const report: FindingsReport = { installs: [], seeds: [], failed: {} };
  await sideBySide(options.corpus.files, file =>
    reportInstall(options, report, file),
  );
  await sideBySide(options.seedGroups, async group => {
    const results = await sowSeeds(group, options);
    report.seeds.push(...results);
    results.forEach(options.onSeed);
  });
  return report;
}

async function sideBySide<T>(
  all: readonly T[],
  work: (each: T) => Promise<void>,
): Promise<void> {
  const waiting = [...all];
  const worker = async () => {
    for (let each = waiting.shift(); each; each = waiting.shift()) {
      await work(each);
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker));
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

import {
  ToolDefinition,
  detectTools,
  sampledCrds,
} from '@backstage-eco/plugin-eco-recognition';
import { Detection } from '@backstage-eco/plugin-eco-common';
import {
  KubernetesObject,
  RefusedObject,
  startControlPlane,
} from 'control-plane';
import { Corpus, ExpectedRow } from './corpus';
import { installAndRead } from './installAndRead';
import { JudgedFile, judgeFile } from './judge';
import {
  LeftOut,
  readAllObjects,
  readObjects,
  withoutConflicts,
} from './objects';

/** Result for a corpus. */
export interface DetectionReport {
  judged: JudgedFile[];
  /** Objects that the API servers refused, by file. */
  refused: Record<string, RefusedObject[]>;
  /**
   * Files that conflict with an earlier one. Empty unless installed together.
   */
  leftOut: LeftOut[];
  /** Files that could not be installed at all, with the reason. */
  failed: Record<string, string>;
}

/** How to run a corpus. */
export interface DetectionReportOptions {
  corpus: Corpus;
  definitions: ToolDefinition[];
  /** Whether to install all files into one API server, instead of one each. */
  together: boolean;
  /** Called for each file once it is judged. */
  onJudged: (judged: JudgedFile) => void;
}

/** API servers that run at a time; a small machine has no cores for more. */
const CONCURRENCY = 2;

/**
 * Installs the files of a corpus into fresh API servers and reads these as the
 * backend does. Then detects the tools and compares them with the expected
 * ones.
 */
export async function runDetectionReport(
  options: DetectionReportOptions,
): Promise<DetectionReport> {
  const report: DetectionReport = {
    judged: [],
    refused: {},
    leftOut: [],
    failed: {},
  };
  if (options.together) {
    await judgeTogether(options, report);
  } else {
    const waiting = [...options.corpus.files];
    const work = async () => {
      for (let file = waiting.shift(); file; file = waiting.shift()) {
        await judgeOne(options, report, file);
      }
    };
    await Promise.all(Array.from({ length: CONCURRENCY }, work));
  }
  return report;
}

async function judgeOne(
  options: DetectionReportOptions,
  report: DetectionReport,
  file: string,
): Promise<void> {
  const rows = options.corpus.rows.filter(row => row.file === file);
  const objects = await readObjects(options.corpus, file);
  add(
    options,
    report,
    file,
    rows,
    await detectIn(options, report, file, objects),
  );
}

async function judgeTogether(
  options: DetectionReportOptions,
  report: DetectionReport,
): Promise<void> {
  const { corpus } = options;
  const byFile = await readAllObjects(corpus);
  const { files, leftOut } = withoutConflicts(byFile);
  report.leftOut = leftOut;
  const objects = files.flatMap(file => byFile.get(file) ?? []);
  const rows = corpus.rows
    .filter(row => files.includes(row.file))
    .map(asWithCrds);
  const name = `${files.length} files together`;
  add(
    options,
    report,
    name,
    rows,
    await detectIn(options, report, name, objects),
  );
}

/**
 * Expects what holds with every file in one cluster, where the kinds missing
 * from one file are served.
 */
function asWithCrds(row: ExpectedRow): ExpectedRow {
  return row.withCrds ? { ...row, ...row.withCrds } : row;
}

function add(
  options: DetectionReportOptions,
  report: DetectionReport,
  name: string,
  rows: ExpectedRow[],
  detections: Detection[] | undefined,
): void {
  const judged = judgeFile(name, rows, detections);
  report.judged.push(judged);
  options.onJudged(judged);
}

/** @returns undefined if the objects could not be installed or read at all */
async function detectIn(
  { definitions }: DetectionReportOptions,
  report: DetectionReport,
  name: string,
  objects: KubernetesObject[],
): Promise<Detection[] | undefined> {
  try {
    const controlPlane = await startControlPlane({ name: 'report' });
    try {
      const { inventory, refused } = await installAndRead({
        controlPlane,
        objects,
        crds: sampledCrds(definitions),
      });
      report.refused[name] = refused;
      return detectTools(inventory, definitions).detections;
    } finally {
      await controlPlane.stop();
    }
  } catch (error) {
    report.failed[name] = String(error);
    return undefined;
  }
}

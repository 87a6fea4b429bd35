import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import {
  ReadInventoryOptions,
  ToolDefinition,
  detectTools,
  readInventory,
  sampleCustomResources,
  sampledCrds,
} from '@backstage-eco/plugin-eco-backend/assessment';
import { Detection } from '@backstage-eco/plugin-eco-common';
import {
  ClusterAccess,
  CustomResourceSample,
  Inventory,
} from '@backstage-eco/plugin-eco-node';
import {
  KubernetesObject,
  RefusedObject,
  createReader,
  installManifests,
  startControlPlane,
} from 'demo-cluster';
import { ControlPlaneAccess } from '../clusters/ControlPlaneAccess';
import { Corpus, ExpectedRow } from './corpus';
import { JudgedFile, judgeFile } from './judge';
import { LeftOut, readObjects, withoutConflicts } from './objects';

/** What came of a corpus. */
export interface DetectionReport {
  judged: JudgedFile[];
  /** What the API servers refused, by file. */
  refused: Record<string, RefusedObject[]>;
  /** Files that conflict with an earlier one; only where all are together. */
  leftOut: LeftOut[];
  /** Files whose installation failed as a whole, and why. */
  failed: Record<string, string>;
}

/** How a corpus is run. */
export interface DetectionReportOptions {
  corpus: Corpus;
  definitions: ToolDefinition[];
  /** All files in one API server, instead of one for each. */
  together: boolean;
  /** Called as soon as a file is judged. */
  onJudged: (judged: JudgedFile) => void;
}

/** What the reader may: that of the backend, custom resources included. */
const READER_ROLES = ['eco-reader.yaml', 'eco-sampler.yaml'].map(file =>
  join(
    dirname(require.resolve('@backstage-eco/plugin-eco-backend/package.json')),
    'rbac',
    file,
  ),
);

/** API servers side by side: more than the cores of a small machine wait. */
const SIDE_BY_SIDE = 2;

/**
 * Installs the files of a corpus into fresh API servers, reads these as the
 * backend does, recognises the tools and compares with what was expected.
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
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
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
  const { files, leftOut } = await withoutConflicts(corpus);
  report.leftOut = leftOut;
  const objects: KubernetesObject[] = [];
  for (const file of files) {
    objects.push(...(await readObjects(corpus, file)));
  }
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

/** With every file in one cluster, the kinds that one file lacks are served. */
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

/** @returns undefined where the objects could not be installed at all */
async function detectIn(
  options: DetectionReportOptions,
  report: DetectionReport,
  name: string,
  objects: KubernetesObject[],
): Promise<Detection[] | undefined> {
  const controlPlane = await startControlPlane({ name: 'report' });
  try {
    const { token } = await createReader(controlPlane, {
      name: 'eco-reader',
      clusterRoleFiles: READER_ROLES,
    });
    const { refused } = await installManifests(controlPlane.client, {
      objects,
    });
    report.refused[name] = refused;
    const access = new ControlPlaneAccess(controlPlane, token);
    try {
      const { inventory, outcome } = await readAsGranted({
        access,
        cluster: controlPlane.name,
      });
      // `partial` is an answer: a corpus can bring an APIService without a server.
      if (outcome.status !== 'ok' && outcome.status !== 'partial') {
        throw new Error(`read as ${outcome.status}: ${outcome.reason}`);
      }
      const samples = await sampleAsked(options, inventory, access);
      return detectTools({ ...inventory, samples }, options.definitions)
        .detections;
    } finally {
      access.close();
    }
  } catch (error) {
    report.failed[name] = String(error);
    return undefined;
  } finally {
    await controlPlane.stop();
  }
}

const ATTEMPTS = 10;
const PAUSE_MS = 500;

/** An API server takes a moment to know what a new account may do. */
async function readAsGranted(options: ReadInventoryOptions) {
  for (let attempt = 1; ; attempt++) {
    const reading = await readInventory(options);
    if (reading.outcome.status !== 'forbidden' || attempt === ATTEMPTS) {
      return reading;
    }
    await setTimeout(PAUSE_MS);
  }
}

/** The custom resources that definitions ask for, as the backend samples them. */
async function sampleAsked(
  { definitions }: DetectionReportOptions,
  { cluster, parts: { crds } }: Inventory,
  access: ClusterAccess,
): Promise<CustomResourceSample[]> {
  const asked = new Set(sampledCrds(definitions));
  const samples: CustomResourceSample[] = [];
  for (const crd of crds.state === 'read' ? crds.items : []) {
    if (asked.has(crd.name)) {
      samples.push(await sampleCustomResources({ access, cluster, crd }));
    }
  }
  return samples;
}

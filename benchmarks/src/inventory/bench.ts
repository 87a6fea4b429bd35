import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { barsOf } from './bars';
import { BenchCluster } from './cluster/BenchCluster';
import { asAppliedClientSide, readClusterSet } from '../clusters/clusterSet';
import { openGivenCluster } from './cluster/openGivenCluster';
import { startFilledCluster } from './cluster/startFilledCluster';
import { measureCluster } from './cycles/measureCluster';
import { measureMemory } from './memory/measureMemory';
import { printReport } from './print';
import { probesToInstall } from './probes/changes';
import { InventoryReport, toVariantReport, VariantReport } from './report';
import { measureSampling, SamplingReport } from './sampling/measureSampling';

const USAGE =
  'usage: npm run bench -- inventory [--set FILE.tsv] [--kubeconfig PATH] [--wait SECONDS] [--sampling] [--out FILE.json]';

const onProgress = (message: string) => console.error(message);

interface Options {
  set?: string;
  kubeconfig?: string;
  out?: string;
  waitSeconds: number;
  sampling: boolean;
}

function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      set: { type: 'string' },
      kubeconfig: { type: 'string' },
      out: { type: 'string' },
      wait: { type: 'string', default: '180' },
      sampling: { type: 'boolean', default: false },
    },
  });
  const waitSeconds = Number(values.wait);
  if (!Number.isFinite(waitSeconds) || waitSeconds < 0) {
    throw new Error(`--wait must be a number of seconds\n${USAGE}`);
  }
  if (values.set && values.kubeconfig) {
    throw new Error(
      `--set fills a cluster of its own; it does not go with --kubeconfig\n${USAGE}`,
    );
  }
  // npm runs this in the checkout, so resolve against the caller's folder.
  const path = (file?: string) =>
    file && resolve(process.env.INIT_CWD ?? process.cwd(), file);
  return {
    set: path(values.set),
    kubeconfig: path(values.kubeconfig),
    out: path(values.out),
    waitSeconds,
    sampling: values.sampling,
  };
}

/** `npm run bench -- inventory …`: what reading a cluster costs. */
async function main(args: string[]): Promise<void> {
  const options = readOptions(args);
  const report = options.kubeconfig
    ? await measureGiven(options.kubeconfig, options.waitSeconds)
    : await measureFilled(options);
  report.memory = await measureMemory(onProgress);
  report.peakHeapMB = report.memory.peakHeapMB;
  const bars = barsOf(report);
  console.log(printReport(report, bars));
  if (options.out) {
    const text = JSON.stringify({ ...report, bars }, undefined, 2);
    await writeFile(options.out, `${text}\n`);
  }
  process.exitCode = bars.every(({ met }) => met) ? 0 : 1;
}

async function measureGiven(
  kubeconfig: string,
  waitSeconds: number,
): Promise<InventoryReport> {
  const cluster = await openGivenCluster(kubeconfig);
  return {
    set: `the cluster ${cluster.name}`,
    ...(await measureAndStop(cluster, waitSeconds)),
  };
}

async function measureFilled(options: Options): Promise<InventoryReport> {
  const set = await readClusterSet(options.set);
  onProgress(`filling a cluster with ${set.name}`);
  const objects = [...set.objects, ...probesToInstall()];
  const serverSide = await startFilledCluster({
    name: 'server-side',
    objects,
    onProgress,
  });
  const figures = await measureAndStop(
    serverSide,
    options.waitSeconds,
    options.sampling ? measureSampling : undefined,
  );
  const clientSide = await startFilledCluster({
    name: 'client-side',
    objects: objects.map(asAppliedClientSide),
    onProgress,
  });
  return {
    set: set.name,
    ...figures,
    clientSide: await measureAndStop(clientSide, options.waitSeconds),
  };
}

/** @param measureMore - Measurement to run before the cluster is stopped */
async function measureAndStop(
  cluster: BenchCluster,
  waitSeconds: number,
  measureMore?: typeof measureSampling,
): Promise<VariantReport & { sampling?: SamplingReport }> {
  try {
    const figures = await measureCluster({ cluster, waitSeconds, onProgress });
    const sampling = await measureMore?.(cluster, onProgress);
    return { ...toVariantReport(figures), sampling };
  } finally {
    await cluster.stop();
  }
}

main(process.argv.slice(2)).then(
  // Exit explicitly: handles left by a stopped portal would keep this process
  // alive.
  () => process.exit(),
  error => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);

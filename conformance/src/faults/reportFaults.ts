import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureAppBuild } from 'portal-launcher/parts';
import { databases, FAULT_GROUPS } from './cases';
import { openBrowser } from './views/openBrowser';
import {
  printHeading,
  printResult,
  printSummary,
  summarise,
} from './printFaults';
import { FaultResult } from './runFaultCase';
import { runFaultReport } from './runFaultReport';

/**
 * `npm run conformance -- faults [--case NAME]… [--out FILE.json]`
 *
 * @returns the exit code: 1 if a case failed
 */
export async function reportFaults(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      out: { type: 'string' },
      case: { type: 'string', multiple: true },
    },
  });
  assertKnown(values.case ?? []);
  await ensureAppBuild({
    log: join(tmpdir(), 'eco-fault-report-build.log'),
    signal: new AbortController().signal,
  });
  const browser = await openBrowser();
  let results: FaultResult[];
  try {
    console.log(printHeading());
    results = await runFaultReport({
      names: values.case,
      openPage: browser.openPage,
      onResult: result => console.log(printResult(result)),
    });
  } finally {
    await browser.close();
  }
  console.log(printSummary(results));
  if (values.out) {
    const failed = results.filter(({ passed }) => !passed);
    await writeFile(
      resolve(process.env.INIT_CWD ?? process.cwd(), values.out),
      `${JSON.stringify(
        {
          summary: summarise(results),
          failed: failed.map(({ name }) => name),
          cases: results,
        },
        undefined,
        2,
      )}\n`,
    );
  }
  return results.every(({ passed }) => passed) ? 0 : 1;
}

/** @throws an error with the unknown case and the known ones */
function assertKnown(names: string[]): void {
  const known = [...FAULT_GROUPS, databases].flatMap(({ cases }) =>
    cases.map(({ name }) => name),
  );
  const unknown = names.find(name => !known.includes(name));
  if (unknown) {
    throw new Error(
      `--case: there is none named "${unknown}", only ${known.join(', ')}`,
    );
  }
}

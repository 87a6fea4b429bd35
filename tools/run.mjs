// @ts-check
/**
 * Entry point of `npm start`, `npm test`, `npm run report`, `npm run bench` and
 * similar commands, on a machine with only Node and npm. Other arguments are
 * passed to the repository's yarn: `node tools/run.mjs tsc`. Has no
 * dependencies, because it installs them.
 */
import './end-with-parent.cjs';
import { run, stopChildrenOnSignals, stopSignal } from './child-processes.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { Failure } from './failure.mjs';
import { ROOT, YARN } from './folders.mjs';
import { checkMachine } from './machine.mjs';
import { runUnderRightNode } from './node-runtime.mjs';

/** @type {Record<string, () => Promise<(args: string[]) => Promise<number>>>} */
const TASKS = {
  start: async () => (await import('./start.mjs')).start,
  test: async () => (await import('./test.mjs')).test,
  report: async () => (await import('./report.mjs')).report,
  'check-definitions': async () =>
    (await import('./check-definitions.mjs')).checkDefinitions,
  bench: async () => (await import('./bench.mjs')).bench,
  conformance: async () => (await import('./conformance.mjs')).conformance,
};

/**
 * @param {string[]} args
 * @returns {Promise<number>} the exit code
 */
async function main(args) {
  checkMachine();
  const task = TASKS[args[0] ?? ''];
  const code = await runUnderRightNode(args, { interactive: !task });
  if (code !== undefined) {
    return code;
  }
  if (!task) {
    if (args[0] !== 'install') {
      await ensureDependencies();
    }
    return run(process.execPath, [YARN, ...args], {
      cwd: process.cwd(),
      interactive: true,
    });
  }
  process.chdir(ROOT);
  await ensureDependencies();
  return (await task())(args.slice(1));
}

stopChildrenOnSignals();
try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Failure)) {
    throw error;
  }
  process.stderr.write(stopSignal() ? 'Stopped.\n' : `\n${error.message}\n`);
  process.exitCode = error.exitCode;
}

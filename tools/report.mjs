// @ts-check
import { run } from './child-processes.mjs';
import { conformance } from './conformance.mjs';
import { ROOT } from './folders.mjs';
import { nodeWithTypeScript } from './typescript.mjs';

/**
 * Runs one of the measures that judge Eco.
 *
 * @param {string[]} args those of `npm run report --`
 * @returns {Promise<number>} the exit code
 */
export async function report(args) {
  // The other name of the fault matrix.
  if (args[0] === 'faults') {
    return conformance(args);
  }
  return run(
    process.execPath,
    nodeWithTypeScript('benchmarks/src/report.ts', args),
    { cwd: ROOT },
  );
}

// @ts-check
import { run } from './child-processes.mjs';
import { conformance } from './conformance.mjs';
import { ROOT } from './folders.mjs';
import { nodeWithTypeScript } from './typescript.mjs';

/**
 * Runs a report that judges Eco.
 *
 * @param {string[]} args Arguments of `npm run report --`
 * @returns {Promise<number>} the exit code
 */
export async function report(args) {
  // Alias of the fault report.
  if (args[0] === 'faults') {
    return conformance(args);
  }
  return run(
    process.execPath,
    nodeWithTypeScript('benchmarks/src/report.ts', args),
    { cwd: ROOT },
  );
}

// @ts-check
import { run } from './child-processes.mjs';
import { Failure } from './failure.mjs';
import { ROOT } from './folders.mjs';
import { nodeWithTypeScript } from './typescript.mjs';

/** @type {Record<string, string>} Program of each benchmark */
const BENCHES = {
  inventory: 'benchmarks/src/inventory/bench.ts',
  fleet: 'benchmarks/src/fleet/bench.ts',
  controller: 'benchmarks/src/controller/bench.ts',
  requests: 'benchmarks/src/requests/bench.ts',
  'detection-cost': 'benchmarks/src/detection/cost/bench.ts',
};

/**
 * Runs a benchmark.
 *
 * @param {string[]} args Arguments of `npm run bench --`: its name and its
 * options
 * @returns {Promise<number>} the exit code: 1 if a bar is missed
 * @throws {Failure} if there is no such benchmark
 */
export async function bench([name, ...args]) {
  const program = BENCHES[name ?? ''];
  if (!program) {
    const names = Object.keys(BENCHES).join(' | ');
    throw new Failure(`usage: npm run bench -- ${names} [options]`);
  }
  return run(process.execPath, nodeWithTypeScript(program, args), {
    cwd: ROOT,
  });
}

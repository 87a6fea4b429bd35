import { dirname, join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { nodeProgram, RunningProcess, startProcess } from 'child-processes';

const SOURCES = join(
  dirname(require.resolve('benchmarks/package.json')),
  'src',
);

/** A program in a process of its own, so that its memory is its own. */
export interface MeasuredProcess {
  child: RunningProcess;
  /** Its standard input. */
  input: Writable;
  /** What it writes to descriptor 3: nothing else does, as to standard output. */
  answers: Readable;
}

/**
 * Starts a program of the benchmarks that may ask for a collection (`global.gc`).
 *
 * @param program - below `src`
 * @param flags - other flags of Node.js
 */
export function spawnMeasured(
  program: string,
  flags: string[] = [],
): MeasuredProcess {
  const child = startProcess({
    name: program,
    ...nodeProgram(join(SOURCES, program), [], ['--expose-gc', ...flags]),
    stdio: ['pipe', 'ignore', 'inherit', 'pipe'],
  });
  return {
    child,
    input: child.stdio[0] as Writable,
    answers: child.stdio[3] as Readable,
  };
}

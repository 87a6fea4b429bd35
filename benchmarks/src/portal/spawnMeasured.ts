import { dirname, join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { nodeProgram, RunningProcess, startProcess } from 'child-processes';

const SOURCES = join(
  dirname(require.resolve('benchmarks/package.json')),
  'src',
);

/** A program in its own process, so that its memory can be measured. */
export interface MeasuredProcess {
  child: RunningProcess;
  /** Standard input of the program. */
  input: Writable;
  /**
   * Descriptor 3 of the program. Unlike standard output, nothing else writes to
   * it.
   */
  answers: Readable;
}

/**
 * Starts a benchmark program with access to garbage collection (`global.gc`).
 *
 * @param program - Path below `src`
 * @param flags - Further flags of Node.js
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

/**
 * Starts, watches and stops child processes, for everything that runs after
 * installation. Code that runs before it is in `tools/` and has no
 * dependencies.
 *
 * @packageDocumentation
 */

export { findFreePorts } from './findFreePorts';
export { isAlive } from './isAlive';
export { nodeProgram } from './nodeProgram';
export { startProcess } from './startProcess';
export type { ProcessOptions, RunningProcess } from './startProcess';

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NodeChild, startNode } from './childProcess';
import { ErrorLines } from './ErrorLines';
import { ROOT } from './folders';
import { StartFailure } from './options';
import { waitFor } from './waitFor';

/**
 * For a backend that hangs, not for a slow machine; one that exits is noticed
 * at once.
 */
const READY_WITHIN_MS = 600_000;

/**
 * Starts the portal's backend, which also serves the pages.
 *
 * @param options - `configs`: later files win; `onError`: called with each
 *   distinct error line of the log
 */
export function startBackend(options: {
  configs: string[];
  log: string;
  onError: (line: string) => void;
}): Promise<NodeChild> {
  const errors = new ErrorLines(options.onError);
  return startNode({
    args: [
      '--require',
      '@backstage/cli/config/nodeTransform.cjs',
      'src',
      ...options.configs.flatMap(file => ['--config', file]),
    ],
    // Catalog locations are relative to this folder.
    cwd: join(ROOT, 'packages/backend'),
    log: options.log,
    onOutput: text => errors.add(text),
    // backendReady waits for a line of this level.
    env: { NODE_ENV: 'development', LOG_LEVEL: 'info' },
  });
}

/**
 * Waits until every plugin of the backend has started. Sends no request until
 * the backend's own log says that it listens. Before that, another user of the
 * machine could respond at its port, and would receive the key.
 *
 * @throws StartFailure if it exits, cannot listen, or is not ready within ten
 *   minutes
 */
export async function backendReady(
  backend: NodeChild,
  options: { baseUrl: string; log: string; signal: AbortSignal },
): Promise<void> {
  let isReady = false;
  let failure = 'is not ready after ten minutes';
  const ready = waitFor(
    async () => {
      const output = await readFile(options.log, 'utf8');
      if (output.includes('EADDRINUSE')) {
        failure = 'cannot listen: another program has taken its port';
        return true;
      }
      if (!output.includes('Listening on ')) {
        return false;
      }
      const answer = await fetch(
        `${options.baseUrl}/.backstage/health/v1/readiness`,
      );
      isReady = answer.ok;
      return isReady;
    },
    { withinMs: READY_WITHIN_MS, signal: options.signal },
  );
  const ended = backend.exited.then(() => {
    failure = 'ended';
  });
  await Promise.race([ready, ended]);
  options.signal.throwIfAborted();
  if (!isReady) {
    const output = (await readFile(options.log, 'utf8')).trimEnd().split('\n');
    throw new StartFailure(
      `${output
        .slice(-30)
        .join('\n')}\n\nThe portal's backend ${failure}. Its log: ${
        options.log
      }`,
    );
  }
}

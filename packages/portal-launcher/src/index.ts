import { ClusterSource } from './clusters';
import { startDemoSource } from './demoSource';
import { holdLoopback } from './holdLoopback';
import { startKubeconfigSource } from './kubeconfigSource';
import { readStartOptions, StartFailure, StartOptions } from './options';
import { checkPortFree } from './port';
import { startPortal } from './portal';
import { print } from './progress';

const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };

/** Running parts in order of start; stopped in reverse. */
const parts: Array<{ stop(): Promise<void> }> = [];
const stopping = new AbortController();
let stopped = Promise.resolve();
/** Exit code for the signal that stops it, whatever fails because of that. */
let exitCode: number | undefined;

/** Stops all parts; can be called again for those started since. */
function stopAll(): Promise<void> {
  stopped = stopped.then(async () => {
    for (let part = parts.pop(); part; part = parts.pop()) {
      await part.stop();
    }
  });
  return stopped;
}

/**
 * Starts the portal, and waits for its end.
 *
 * @returns the exit code
 */
async function main(): Promise<number> {
  // npm runs scripts in the root; the command may have been typed in a
  // subfolder.
  const cwd = process.env.INIT_CWD ?? process.cwd();
  const start = readStartOptions(process.argv.slice(2), process.env, cwd);
  await checkPortFree(start.port);
  parts.push(await holdLoopback(start.port));
  const portal = await startPortal({
    start,
    startClusters: signal => startClusters(start, signal),
    onStarted: part => parts.push(part),
    signal: stopping.signal,
  });
  print('Ctrl-C stops it. Open:');
  print(portal.address);
  portal.afterwards?.().catch(error => {
    if (!stopping.signal.aborted) {
      print(`! ${error.message}`);
    }
  });
  const code = await portal.exited;
  if (!stopping.signal.aborted) {
    print("The portal's backend has ended by itself.");
  }
  return code || 1;
}

function startClusters(
  start: StartOptions,
  signal: AbortSignal,
): Promise<ClusterSource> {
  return start.kubeconfig
    ? startKubeconfigSource({
        file: start.kubeconfig,
        contexts: start.contexts,
        signal,
      })
    : startDemoSource(signal);
}

function stopBy(signal: string, code: number): void {
  if (!stopping.signal.aborted) {
    exitCode = code;
    stopping.abort(new Error(signal));
    stopAll().catch(error => print(String(error)));
  }
}

for (const [signal, code] of Object.entries(SIGNALS)) {
  process.on(signal, () => stopBy(signal, code));
}

main()
  .then(code => {
    exitCode ??= code;
  })
  .catch(error => {
    if (stopping.signal.aborted) {
      return;
    }
    exitCode = 1;
    process.stderr.write(
      `\n${error instanceof StartFailure ? error.message : error.stack}\n`,
    );
  })
  .finally(async () => {
    await stopAll();
    if (stopping.signal.aborted) {
      print('Stopped.');
    }
    process.exit(exitCode);
  });

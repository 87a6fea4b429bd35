const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };

/** A cluster that runs until it is stopped. */
export interface RunningCluster {
  name: string;
  kubeconfigFile: string;
  stop(): Promise<void>;
}

/** Prints a line. */
export function say(message: string): void {
  process.stdout.write(`${message}\n`);
}

/**
 * Runs clusters from the command line: starts them, prints their kubeconfigs,
 * and stops them on Ctrl-C. Ends this process.
 *
 * @param start - Aborted by the signal
 */
export async function runUntilStopped(
  start: (signal: AbortSignal) => Promise<RunningCluster[]>,
): Promise<void> {
  const interrupt = new AbortController();
  const interrupted = new Promise<void>(resolve =>
    interrupt.signal.addEventListener('abort', () => resolve()),
  );
  for (const [name, code] of Object.entries(SIGNALS)) {
    process.on(name, () => {
      process.exitCode ??= code;
      interrupt.abort(new Error(`stopped by ${name}`));
    });
  }
  try {
    const running = await start(interrupt.signal);
    for (const { name, kubeconfigFile } of running) {
      say(`${name}: export KUBECONFIG=${kubeconfigFile}`);
    }
    say('Ctrl-C stops');
    await interrupted;
    say('stopping');
    await Promise.all(running.map(({ stop }) => stop()));
  } catch (error) {
    if (!interrupt.signal.aborted) {
      process.exitCode = 1;
      process.stderr.write(`${(error as Error).message}\n`);
    }
  }
  if (interrupt.signal.aborted) {
    say('Stopped.');
  }
  process.exit();
}

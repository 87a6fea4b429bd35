const HEARTBEAT_MS = 10_000;

/**
 * Runs one phase of the start and reports its duration, in the same format as
 * tools/progress.mjs. Phases under three seconds are not reported.
 *
 * @param name - the phase as a heading, such as "Building the pages"
 */
export async function phase<T>(
  name: string,
  work: () => Promise<T>,
): Promise<T> {
  const started = Date.now();
  const announce = setTimeout(() => print(`${name} …`), 1_000);
  const heartbeat = setInterval(
    () => print(`  ${name}: ${elapsed(started)} so far`),
    HEARTBEAT_MS,
  );
  try {
    const result = await work();
    if (Date.now() - started > 3_000) {
      print(`✓ ${name} (${elapsed(started)})`);
    }
    return result;
  } finally {
    clearTimeout(announce);
    clearInterval(heartbeat);
  }
}

/** Prints a line for the person who typed the command. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function elapsed(since: number): string {
  const seconds = Math.round((Date.now() - since) / 1_000);
  return seconds < 60
    ? `${seconds} s`
    : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

// @ts-check

/** Milliseconds between progress lines of a long phase. */
const HEARTBEAT = 10_000;

/**
 * Runs one phase of a command and prints its duration. Phases under three
 * seconds print nothing.
 *
 * @template T
 * @param {string} name Name of the phase, as a heading: "Installing
 * dependencies"
 * @param {() => Promise<T>} work
 * @returns {Promise<T>} the result of `work`; its errors are rethrown
 */
export async function phase(name, work) {
  const started = Date.now();
  const announce = setTimeout(() => print(`${name} …`), 1_000);
  const heartbeat = setInterval(
    () => print(`  ${name}: ${elapsed(started)} so far`),
    HEARTBEAT,
  );
  try {
    const result = await work();
    if (Date.now() - started > 3_000) {
      print(`✓ ${name} (${elapsed(started)})`);
    }
    return result;
  } catch (error) {
    print(`✗ ${name} (${elapsed(started)})`);
    throw error;
  } finally {
    clearTimeout(announce);
    clearInterval(heartbeat);
  }
}

/**
 * @param {number} since Milliseconds, from Date.now()
 * @returns {string} the elapsed time, for example `4 s` or `2 min 5 s`
 */
export function elapsed(since) {
  const seconds = Math.round((Date.now() - since) / 1_000);
  return seconds < 60
    ? `${seconds} s`
    : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** @param {string} line */
export function print(line) {
  process.stdout.write(`${line}\n`);
}

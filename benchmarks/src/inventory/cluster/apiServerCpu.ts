import { readdir, readFile } from 'node:fs/promises';

/** Clock ticks per second in `/proc`, on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;

/**
 * Finds the API server that listens on a port of this machine.
 *
 * @returns a function that returns its CPU seconds so far, or undefined if they
 * cannot be read, as on macOS
 */
export async function findApiServerCpu(
  url: string,
): Promise<(() => Promise<number>) | undefined> {
  const flag = `--secure-port=${new URL(url).port}`;
  const processes = await readdir('/proc').catch(() => []);
  for (const id of processes.filter(name => /^\d+$/.test(name))) {
    const command = await readFile(`/proc/${id}/cmdline`, 'utf8').catch(
      () => '',
    );
    const [program, ...args] = command.split('\0');
    if (program.endsWith('kube-apiserver') && args.includes(flag)) {
      return async () => cpuSeconds(await readFile(`/proc/${id}/stat`, 'utf8'));
    }
  }
  return undefined;
}

/** Returns user plus system time: fields 14 and 15 of proc_pid_stat(5). */
function cpuSeconds(stat: string): number {
  // The second field is the program's name in parentheses, which may contain
  // any character.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

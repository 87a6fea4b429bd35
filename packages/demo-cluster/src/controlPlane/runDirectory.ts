import { mkdir, mkdtemp, readdir, rm } from 'fs/promises';
import { tmpdir, userInfo } from 'os';
import { join } from 'path';
import { isAlive } from '../processes/isAlive';

/**
 * Makes the private folder of one run, and removes the folders of runs whose
 * process is gone: one that got SIGKILL could not do it itself.
 */
export async function makeRunDirectory(name: string): Promise<string> {
  const base = join(tmpdir(), `eco-control-planes-${userInfo().username}`);
  await mkdir(base, { recursive: true, mode: 0o700 });
  for (const entry of await readdir(base)) {
    const owner = Number(/^(\d+)-/.exec(entry)?.[1]);
    if (owner && !isAlive(owner)) {
      await rm(join(base, entry), { recursive: true, force: true });
    }
  }
  // mkdtemp makes it readable for the owner only.
  return mkdtemp(join(base, `${process.pid}-${name}-`));
}

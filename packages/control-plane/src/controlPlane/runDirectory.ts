import { lstat, mkdir, mkdtemp, readdir, rm } from 'fs/promises';
import { tmpdir, userInfo } from 'os';
import { join } from 'path';
import { isAlive } from 'child-processes';

/**
 * Creates the private folder of a run. Removes the folders of processes that
 * are gone, which after SIGKILL could not do it themselves.
 *
 * @throws Error if others own or can write to the parent folder: they could
 * replace it with theirs and obtain the keys
 */
export async function makeRunDirectory(
  name: string,
  parent: string = tmpdir(),
): Promise<string> {
  const base = join(parent, `eco-control-planes-${userInfo().username}`);
  await mkdir(base, { recursive: true, mode: 0o700 });
  await checkPrivate(base);
  for (const entry of await readdir(base)) {
    const owner = Number(/^(\d+)-/.exec(entry)?.[1]);
    if (owner && !isAlive(owner)) {
      await rm(join(base, entry), { recursive: true, force: true });
    }
  }
  // mkdtemp makes it accessible to the owner only.
  return mkdtemp(join(base, `${process.pid}-${name}-`));
}

async function checkPrivate(folder: string): Promise<void> {
  const { mode, uid } = await lstat(folder);
  if (uid !== userInfo().uid || (mode & 0o777) !== 0o700) {
    throw new Error(
      `${folder} has to be yours alone (mode 0700): remove it, or set TMPDIR to another folder`,
    );
  }
}

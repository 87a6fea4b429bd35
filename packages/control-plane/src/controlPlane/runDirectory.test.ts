import { chmod, chown, mkdir, mkdtemp, rm, stat, symlink } from 'fs/promises';
import { tmpdir, userInfo } from 'os';
import { dirname, join } from 'path';
import { makeRunDirectory } from './runDirectory';

const makersOfForeignFolders = [
  {
    what: 'others may change',
    async make(base: string) {
      await mkdir(base);
      await chmod(base, 0o777);
    },
  },
  {
    what: 'is a link, which whoever made it can point elsewhere',
    async make(base: string) {
      await symlink(await mkdtemp(`${base}-mine-`), base);
    },
  },
];
// Only root can change the owner of a folder.
if (userInfo().uid === 0) {
  makersOfForeignFolders.push({
    what: 'somebody else made',
    async make(base: string) {
      await mkdir(base, { mode: 0o700 });
      await chown(base, 65534, 65534);
    },
  });
}

describe('makeRunDirectory', () => {
  let temporary: string;

  beforeEach(async () => {
    temporary = await mkdtemp(join(tmpdir(), 'run-directory-'));
  });

  afterEach(() => rm(temporary, { recursive: true }));

  it('makes a folder that only its owner can open', async () => {
    const folder = await makeRunDirectory('demo', temporary);
    for (const path of [folder, dirname(folder)]) {
      expect(((await stat(path)).mode % 0o1000).toString(8)).toBe('700');
    }
  });

  it('removes only the folders of processes that are gone', async () => {
    const mine = await makeRunDirectory('demo', temporary);
    const gone = join(dirname(mine), '999999999-demo-x');
    await mkdir(gone);
    await makeRunDirectory('demo', temporary);
    await expect(stat(gone)).rejects.toThrow('ENOENT');
    await expect(stat(mine)).resolves.toBeDefined();
  });

  it.each(makersOfForeignFolders)(
    'refuses a folder that $what',
    async ({ make }) => {
      const base = join(temporary, `eco-control-planes-${userInfo().username}`);
      await make(base);
      await expect(makeRunDirectory('demo', temporary)).rejects.toThrow(
        `${base} has to be yours alone (mode 0700): remove it, or set TMPDIR to another folder`,
      );
    },
  );
});

import { chmod, mkdir, mkdtemp, rm, stat } from 'fs/promises';
import { tmpdir, userInfo } from 'os';
import { dirname, join } from 'path';
import { makeRunDirectory } from './runDirectory';

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

  it('removes what a run that is gone left behind, and no other', async () => {
    const mine = await makeRunDirectory('demo', temporary);
    const gone = join(dirname(mine), '999999999-demo-x');
    await mkdir(gone);
    await makeRunDirectory('demo', temporary);
    await expect(stat(gone)).rejects.toThrow('ENOENT');
    await expect(stat(mine)).resolves.toBeDefined();
  });

  it('refuses a folder that others may change', async () => {
    const base = join(temporary, `eco-control-planes-${userInfo().username}`);
    await mkdir(base);
    await chmod(base, 0o777);
    await expect(makeRunDirectory('demo', temporary)).rejects.toThrow(
      `${base} has to be yours alone (mode 0700): remove it, or set TMPDIR to another folder`,
    );
  });
});

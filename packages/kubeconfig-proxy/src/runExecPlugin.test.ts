import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runExecPlugin } from './runExecPlugin';

const { signal } = new AbortController();

function run(
  script: string,
  options: Partial<Parameters<typeof runExecPlugin>[1]> = {},
) {
  const exec = { command: '/bin/sh', args: ['-c', script], env: [] };
  return runExecPlugin(exec, { signal, ...options });
}

/**
 * Returns the running processes; a dead one may still be in the process table.
 */
function running(pids: string): string[] {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', pids], {
    encoding: 'utf8',
  });
  return stdout.split('\n').filter(state => /^[^Z]/.test(state.trim()));
}

describe('runExecPlugin', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'eco-plugin-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('returns the output of the plugin, which has no input', async () => {
    const script = `read -r line; echo '{"status":{"token":"good"}}'`;
    expect(await run(script)).toEqual({ token: 'good' });
  });

  it.each([
    ['a bare token', 'echo eyJ-secret'],
    ['JSON that is cut', `printf '{"status":{"token":"eyJ-secret'`],
    ['no status', `echo '{"token":"eyJ-secret"}'`],
    ['nothing', 'true'],
  ])('does not repeat %s', async (_, script) => {
    const error = await run(script).catch(thrown => thrown);
    expect(error.message).toBe(
      'its exec plugin "/bin/sh" did not print an ExecCredential with a token or a client certificate',
    );
  });

  it('reports the end of its standard error, as plain text', async () => {
    const script = `seq 100000 >&2; printf '\\033[31mno session\\033[0m' >&2; exit 3`;
    const error = await run(script).catch(thrown => thrown);
    expect(error.message).toMatch(/failed with exit code 3: .*no session$/s);
    expect(error.message.length).toBeLessThan(700);
  });

  it('kills one that prints endlessly', async () => {
    await expect(run('yes')).rejects.toThrow('it prints too much');
  });

  it.each(['is too slow', 'is not wanted any more'])(
    'kills one that %s, with its child processes',
    async reason => {
      const file = join(folder, 'processes');
      const stop = new AbortController();
      const script = `sleep 60 & echo $$,$! > ${file}; wait`;
      const slow = run(script, {
        signal: stop.signal,
        ...(reason === 'is too slow' && { withinMs: 500 }),
      });
      setTimeout(() => stop.abort(new Error(reason)), 1_000);
      await expect(slow).rejects.toThrow(
        /gave no credentials within 0.5 s|is not wanted any more/,
      );
      const pids = (await readFile(file, 'utf8')).trim();
      expect(pids).toMatch(/^\d+,\d+$/);
      const until = Date.now() + 2_000;
      while (running(pids).length > 0 && Date.now() < until) {
        await new Promise(resolve => setTimeout(resolve, 50));
      }
      expect(running(pids)).toEqual([]);
    },
  );

  it('is not started if already aborted', async () => {
    const file = join(folder, 'started');
    const slow = run(`touch ${file}`, { signal: AbortSignal.abort() });
    await expect(slow).rejects.toThrow(/abort/);
    expect(existsSync(file)).toBe(false);
  });
});

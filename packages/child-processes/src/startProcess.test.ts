import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from './isAlive';
import { nodeProgram } from './nodeProgram';
import { startProcess } from './startProcess';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'eco-processes-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const shell = (script: string) => ({
  name: 'shell',
  program: '/bin/sh',
  args: ['-c', script],
});

async function untilGone(pid: number): Promise<void> {
  while (isAlive(pid)) {
    await sleep(50);
  }
}

it('keeps the output of a program, and its exit code', async () => {
  const logFile = join(folder, 'log');
  const child = startProcess({
    ...shell('echo out; echo error >&2; exit 3'),
    logFile,
  });
  expect(child.running).toBe(true);
  await child.ended;
  expect(child).toMatchObject({ running: false, exitCode: 3 });
  expect(readFileSync(logFile, 'utf8')).toBe('out\nerror\n');
  expect(child.logTail()).toContain('error');
});

it('logs that there is no such program', async () => {
  const logFile = join(folder, 'log');
  const child = startProcess({
    name: 'nothing',
    program: join(folder, 'nothing'),
    logFile,
  });
  await child.ended;
  expect(child.exitCode).toBe(127);
  expect(child.logTail()).toContain('nothing');
});

it('has the requested pipes', async () => {
  const child = startProcess({
    ...shell('read -r word; echo "$word, $WORD" >&3'),
    environment: { WORD: 'world' },
    stdio: ['pipe', 'ignore', 'inherit', 'pipe'],
  });
  (child.stdio[0] as Writable).write('hello\n');
  const lines = createInterface(child.stdio[3] as Readable);
  expect(await once(lines, 'line')).toEqual(['hello, world']);
  await child.ended;
});

it('stops a program that handles SIGTERM', async () => {
  const child = startProcess({
    ...shell(
      `trap 'echo bye; exit 0' TERM; echo up; while :; do sleep 0.1; done`,
    ),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface(child.stdio[1] as Readable);
  expect(await once(lines, 'line')).toEqual(['up']);
  const last = once(lines, 'line');
  await child.stop();
  expect(await last).toEqual(['bye']);
  expect(child.exitCode).toBe(0);
});

it('kills a program that ignores SIGTERM, and its child processes', async () => {
  const child = startProcess({
    ...shell(`trap '' TERM; sleep 600 & echo $!; wait`),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface(child.stdio[1] as Readable);
  const [pid] = (await once(lines, 'line')) as [string];
  await child.kill();
  await untilGone(Number(pid));
  expect(child).toMatchObject({ running: false, exitCode: undefined });
});

it('leaves no program behind when this process is killed', async () => {
  const file = join(__dirname, '__testUtils__/parent.ts');
  const parent = startProcess({
    name: 'parent',
    ...nodeProgram(file),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface(parent.stdio[1] as Readable);
  const [pid] = (await once(lines, 'line')) as [string];
  expect(isAlive(Number(pid))).toBe(true);
  // Not its group, as the child has its own.
  process.kill(parent.pid!, 'SIGKILL');
  await untilGone(Number(pid));
});

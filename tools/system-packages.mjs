// @ts-check
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './child-processes.mjs';
import { cacheFolder } from './folders.mjs';
import { phase } from './progress.mjs';

/**
 * Installs a package of Debian or Ubuntu, if that needs no password.
 *
 * @param {string} name
 * @returns {Promise<boolean>} whether it was installed
 */
export async function installSystemPackage(name) {
  const root = rootPrefix();
  if (process.platform !== 'linux' || !findInPath('apt-get') || !root) {
    return false;
  }
  // RUNLEVEL=1: the installation must not start a service.
  const [command, ...before] = [
    ...root,
    ...['env', 'DEBIAN_FRONTEND=noninteractive', 'RUNLEVEL=1', 'apt-get'],
    ...['-o', 'DPkg::Lock::Timeout=120'],
  ];
  /** @param {string} step @param {string[]} args */
  const apt = (step, args) =>
    run(command, [...before, ...args], {
      log: join(cacheFolder(), `logs/apt-${step}-${name}.log`),
    });
  return phase(`Installing ${name} with apt-get`, async () => {
    await apt('update', ['update']);
    const args = ['install', '-y', '--no-install-recommends', name];
    return (await apt('install', args)) === 0;
  });
}

/**
 * @returns {string[] | undefined} the prefix of a command that runs as root
 * without a prompt
 */
function rootPrefix() {
  if (process.getuid?.() === 0) {
    return [];
  }
  const allowed = spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' });
  return allowed.status === 0 ? ['sudo', '-n'] : undefined;
}

/**
 * @param {string} program
 * @returns {string | undefined} its path, or undefined if it is not in PATH
 */
export function findInPath(program) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders
    .map(folder => join(folder, program))
    .find(path => isExecutable(path));
}

/** @param {string} path */
export function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

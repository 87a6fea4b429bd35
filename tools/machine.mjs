// @ts-check
// The default export, because statfs is missing in old versions of Node, which
// must still get as far as the version check.
import fs from 'node:fs';
import { totalmem } from 'node:os';
import { cacheFolder, ROOT } from './folders.mjs';
import { join } from 'node:path';
import { Failure } from './failure.mjs';

const GIB = 1024 ** 3;
const SUPPORTED = ['linux x64', 'linux arm64', 'darwin arm64'];
/**
 * Gigabytes for the first start: dependencies take 1.6 in the checkout and 1.3
 * in yarn's cache.
 */
const DISK_FIRST = 4;
const DISK_AGAIN = 0.5;
/**
 * Gigabytes for two demo clusters, the portal and the build of its pages;
 * measured 3.
 */
const MEMORY_TOTAL = 4;
const MEMORY_FREE = 2.5;

/**
 * Checks that this machine can run Eco. ECO_SKIP_MACHINE_CHECK=1 skips disk and
 * memory.
 *
 * @throws {Failure} if it cannot, with the reason and how to fix it
 */
export function checkMachine() {
  checkPlatform(process.platform, process.arch);
  checkNode(process.versions.node);
  makeCacheFolder();
  if (process.env.ECO_SKIP_MACHINE_CHECK !== '1') {
    checkDisk();
    checkMemory();
  }
}

/**
 * @param {string} platform
 * @param {string} architecture
 */
export function checkPlatform(platform, architecture) {
  if (!SUPPORTED.includes(`${platform} ${architecture}`)) {
    throw new Failure(
      `Eco does not run on ${platform} ${architecture}. It runs on Linux (x64, arm64) and macOS (arm64). On Windows use WSL 2; on another machine a container or VM with one of these.`,
    );
  }
}

/** @param {string} version Without a leading v */
export function checkNode(version) {
  if (Number(version.split('.')[0]) < 20) {
    throw new Failure(
      `Node ${version} is too old: Eco needs Node 20 or newer. Get it from https://nodejs.org/en/download, then run the command again.`,
    );
  }
}

/**
 * Creates the cache folder for its owner only: it contains programs that are
 * run, logs and credentials.
 */
function makeCacheFolder() {
  fs.mkdirSync(cacheFolder(), { recursive: true, mode: 0o700 });
  // An older version may have created it for everybody.
  fs.chmodSync(cacheFolder(), 0o700);
}

function checkDisk() {
  const needed = fs.existsSync(join(ROOT, 'node_modules'))
    ? DISK_AGAIN
    : DISK_FIRST;
  for (const [folder, fix] of [
    [ROOT, 'move the checkout to a larger disk'],
    [cacheFolder(), 'set ECO_CACHE to a folder on a larger disk'],
  ]) {
    const { bavail, bsize } = fs.statfsSync(folder);
    const free = (bavail * bsize) / GIB;
    if (free < needed) {
      throw new Failure(
        `${folder} has ${free.toFixed(
          1,
        )} GiB free, and ${needed} GiB are needed: free some, or ${fix}.`,
      );
    }
  }
}

function checkMemory() {
  const limit = process.constrainedMemory?.() || Infinity;
  const total = Math.min(limit, totalmem()) / GIB;
  if (total < MEMORY_TOTAL * 0.9) {
    throw new Failure(
      `This machine has ${total.toFixed(
        1,
      )} GiB of memory, and ${MEMORY_TOTAL} GiB are needed. Use a larger one, or raise the limit of the container. (ECO_SKIP_MACHINE_CHECK=1 tries all the same.)`,
    );
  }
  // On macOS, "free" does not include memory that the system releases on
  // demand.
  if (process.platform === 'linux' && process.availableMemory) {
    const free = process.availableMemory() / GIB;
    if (free < MEMORY_FREE) {
      throw new Failure(
        `Only ${free.toFixed(
          1,
        )} GiB of memory are free, and ${MEMORY_FREE} GiB are needed: close some programs. (ECO_SKIP_MACHINE_CHECK=1 tries all the same.)`,
      );
    }
  }
}

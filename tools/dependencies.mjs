// @ts-check
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runQuietly } from './child-processes.mjs';
import { cacheFolder, ROOT, YARN } from './folders.mjs';
import { phase } from './progress.mjs';

/** Fingerprint of the last complete install. Missing if there was none. */
const MARKER = join(ROOT, 'node_modules/.eco-install');

/**
 * Installs the dependencies exactly as in yarn.lock, unless they are up to
 * date. Repeats an install that was interrupted.
 */
export async function ensureDependencies() {
  const wanted = fingerprint();
  if (readMarker() === wanted) {
    return;
  }
  rmSync(MARKER, { force: true });
  await phase('Installing dependencies', () =>
    runQuietly(process.execPath, [YARN, 'install', '--immutable'], {
      cwd: ROOT,
      log: join(cacheFolder(), 'logs/install.log'),
      what: 'Installing the dependencies',
    }),
  );
  writeFileSync(MARKER, wanted);
}

/** @returns {string} a hash of everything that determines the install */
function fingerprint() {
  const hash = createHash('sha256').update(process.versions.modules);
  const workspaces = ['packages', 'plugins'].flatMap(folder =>
    readdirSync(join(ROOT, folder)).map(name => join(folder, name)),
  );
  for (const folder of [
    '.',
    'benchmarks',
    'conformance',
    'e2e',
    ...workspaces.sort(),
  ]) {
    hash.update(readIfThere(join(ROOT, folder, 'package.json')));
  }
  for (const file of ['yarn.lock', '.yarnrc.yml']) {
    hash.update(readIfThere(join(ROOT, file)));
  }
  return hash.digest('hex');
}

/** @param {string} file */
function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function readMarker() {
  return readIfThere(MARKER);
}

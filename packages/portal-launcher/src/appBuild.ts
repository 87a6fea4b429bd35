import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { startNode } from './childProcess';
import { ROOT } from './folders';
import { StartFailure } from './options';

const APP = join(ROOT, 'packages/app');
/**
 * Records the sources that `dist` was built from. If missing, the build is
 * incomplete.
 */
const MARKER = join(APP, 'dist/.built-from');
const NOT_SOURCES = /^(dist|dist-types|node_modules|coverage)$|\.test\.tsx?$/;

/**
 * Builds the portal's pages unless the build is current. Addresses and clusters
 * are not part of the build: the backend injects them.
 *
 * @returns whether a build was needed
 * @throws StartFailure with the end of the build's output
 */
export async function ensureAppBuild(options: {
  log: string;
  signal: AbortSignal;
}): Promise<boolean> {
  const wanted = await fingerprint();
  const built = await readFile(MARKER, 'utf8').catch(() => undefined);
  if (built === wanted) {
    return false;
  }
  await rm(MARKER, { force: true });
  const build = await startNode({
    args: [join(ROOT, 'node_modules/@backstage/cli/bin/backstage-cli')].concat([
      'package',
      'build',
    ]),
    cwd: APP,
    // Fixed, as Rspack selects its list of browsers by it.
    env: { NODE_ENV: 'production' },
    log: options.log,
  });
  options.signal.addEventListener('abort', () => build.stop(), { once: true });
  const code = await build.exited;
  options.signal.throwIfAborted();
  if (code !== 0) {
    const output = (await readFile(options.log, 'utf8')).trimEnd().split('\n');
    throw new StartFailure(
      `${output
        .slice(-30)
        .join('\n')}\n\nThe pages could not be built. All of the output: ${
        options.log
      }`,
    );
  }
  await writeFile(MARKER, wanted);
  return true;
}

/** Returns a hash of every file that the pages are built from. */
async function fingerprint(): Promise<string> {
  const files = [join(ROOT, 'yarn.lock')];
  for (const folder of await workspacesOf(APP)) {
    files.push(...(await sources(folder)));
  }
  const hash = createHash('sha256');
  for (const file of files) {
    hash.update(relative(ROOT, file)).update('\0');
    hash.update(await readFile(file)).update('\0');
  }
  return hash.digest('hex');
}

/**
 * Returns the folders of a workspace and of the workspaces that it depends on.
 */
async function workspacesOf(folder: string): Promise<string[]> {
  const byName = new Map<string, { folder: string; dependsOn: string[] }>();
  for (const group of ['packages', 'plugins']) {
    for (const name of await readdir(join(ROOT, group))) {
      const candidate = join(ROOT, group, name);
      const text = await readFile(
        join(candidate, 'package.json'),
        'utf8',
      ).catch(() => undefined);
      if (text) {
        const { name: packageName, dependencies = {} } = JSON.parse(text);
        byName.set(packageName, {
          folder: candidate,
          dependsOn: Object.keys(dependencies),
        });
      }
    }
  }
  const reached = new Set([basename(folder)]);
  for (const name of reached) {
    for (const dependency of byName.get(name)?.dependsOn ?? []) {
      if (byName.has(dependency)) {
        reached.add(dependency);
      }
    }
  }
  return [...reached].map(name => byName.get(name)!.folder).sort();
}

async function sources(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (NOT_SOURCES.test(entry.name)) {
      continue;
    }
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      found.push(...(await sources(path)));
    } else if (entry.isFile()) {
      found.push(path);
    }
  }
  return found;
}

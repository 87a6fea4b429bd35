// @ts-check
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { run, runQuietly } from './child-processes.mjs';
import { Failure } from './failure.mjs';
import { cacheFolder, ROOT } from './folders.mjs';
import { phase } from './progress.mjs';

const VERSION = '24.21.0';

/** Set for the second run, so that there is never a third. */
const GUARD = 'ECO_NODE_CHOSEN';
const isSecondRun = Boolean(process.env[GUARD]);
// What this run starts may start these scripts again, and begins anew.
delete process.env[GUARD];

/**
 * Backstage 1.55 runs on Node 22 and 24. Under another one, this gets Node 24
 * from the npm registry into the cache folder and runs the command again there.
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
  if (isSecondRun) {
    throw new Failure(
      `Node ${VERSION} was to run this, and Node ${
        process.versions.node
      } does. Delete ${cacheFolder()}/node-${VERSION} and try again.`,
    );
  }
  const node = await node24();
  return run(node, [join(ROOT, 'tools/run.mjs'), ...args], {
    // Its parent is this process and not npm.
    env: { [GUARD]: VERSION, npm_lifecycle_event: undefined },
    interactive,
  });
}

/** @returns {Promise<string>} the path of a Node 24 */
async function node24() {
  if (process.platform !== 'linux') {
    throw new Failure(
      `Node ${process.versions.node} does not run Backstage: install Node 24 (https://nodejs.org/en/download, or \`brew install node@24\`), put it first in PATH and run the command again.`,
    );
  }
  const name = `node-linux-${process.arch}`;
  const folder = join(cacheFolder(), `node-${VERSION}`);
  const node = join(folder, 'node_modules', name, 'bin/node');
  if (!existsSync(node)) {
    await phase(`Getting Node ${VERSION}`, () =>
      install(`${name}@${VERSION}`, folder),
    );
  }
  return node;
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

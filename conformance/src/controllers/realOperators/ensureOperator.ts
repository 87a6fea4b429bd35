import { execFile } from 'child_process';
import { accessSync, constants } from 'fs';
import { mkdir, readFile, rename, writeFile } from 'fs/promises';
import { join, resolve } from 'path';
import { promisify } from 'util';
import {
  buildWithGo,
  cacheDirectory,
  currentPlatform,
  EnsureBinariesOptions,
  withLock,
} from 'control-plane';
import { REAL_OPERATORS, RealOperatorName } from './operators';

// This package is private and always runs from its source.
// eslint-disable-next-line no-restricted-syntax
const PACKAGE = resolve(__dirname, '../../..');

/** A real operator on this machine. */
export interface RealOperator {
  name: RealOperatorName;
  /** Absolute path of the program. */
  program: string;
  /** Absolute path of its manifests: CRDs, roles, Deployment. */
  manifests: string;
}

/** @returns undefined if it is not in the cache folder */
export function cachedOperator(
  name: RealOperatorName,
): RealOperator | undefined {
  const operator = operatorOf(name);
  try {
    accessSync(operator.program, constants.X_OK);
    accessSync(operator.manifests, constants.R_OK);
    return operator;
  } catch {
    return undefined;
  }
}

/**
 * Returns an operator from the cache folder. If missing, builds it there from
 * its Go module, which also contains its manifests.
 *
 * @throws an Error that tells what is missing (Go, disk) and how to fix it
 */
export async function ensureOperator(
  name: RealOperatorName,
  options: EnsureBinariesOptions = {},
): Promise<RealOperator> {
  const cached = cachedOperator(name);
  if (cached) {
    return cached;
  }
  await mkdir(directoryOf(name), { recursive: true });
  return withLock(
    join(directoryOf(name), 'lock.sqlite'),
    options,
    async () => cachedOperator(name) ?? build(name, options),
  );
}

async function build(
  name: RealOperatorName,
  options: EnsureBinariesOptions,
): Promise<RealOperator> {
  const operator = operatorOf(name);
  const directory = directoryOf(name);
  const { module, program } = REAL_OPERATORS[name];
  await buildWithGo({
    ...options,
    programs: [{ name, module: moduleOf(name), path: `${module}/${program}` }],
    directory,
  });
  const part = `${operator.manifests}.part`;
  await writeFile(part, await readManifests(name));
  await rename(part, operator.manifests);
  return operator;
}

async function readManifests(name: RealOperatorName): Promise<string> {
  const { module, manifests, install } = REAL_OPERATORS[name];
  const { stdout } = await promisify(execFile)(
    'go',
    ['list', '-m', '-f', '{{.Dir}}', module],
    { cwd: moduleOf(name) },
  );
  const files = manifests.map(file => join(stdout.trim(), file));
  if (install) {
    files.push(join(PACKAGE, install));
  }
  const texts = await Promise.all(files.map(file => readFile(file, 'utf8')));
  return texts.join('\n---\n');
}

/** Returns the folder of the `go.mod` and `go.sum` that pin the operator. */
function moduleOf(name: RealOperatorName): string {
  return join(PACKAGE, 'go', name);
}

function operatorOf(name: RealOperatorName): RealOperator {
  const directory = directoryOf(name);
  return {
    name,
    program: join(directory, name),
    manifests: join(directory, 'manifests.yaml'),
  };
}

function directoryOf(name: RealOperatorName): string {
  const { version } = REAL_OPERATORS[name];
  return join(
    cacheDirectory(),
    'operators',
    `${name}-${version}-${currentPlatform()}`,
  );
}

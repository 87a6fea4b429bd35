import { execFile } from 'child_process';
import { mkdtemp, rename, rm, statfs } from 'fs/promises';
import { basename, dirname, join } from 'path';
import { promisify } from 'util';
import { packageFile } from '../packageFolders';
import { supervise } from '../processes/supervise';
import { ProgressTimer } from '../progress/ProgressTimer';
import { EnsureBinariesOptions, Program } from './types';
import { KUBERNETES_VERSION } from './versions';

const execute = promisify(execFile);

const MODULES = packageFile('go');
const NEEDED_GO = [1, 26];
const NEEDED_BYTES = 4 * 1024 ** 3;
const INSTALL_GO = 'Install Go 1.26 or newer from https://go.dev/dl';

/** No C compiler is needed, as in the official releases. */
const GO_ENVIRONMENT = { CGO_ENABLED: '0', GOFLAGS: '', GOWORK: 'off' };

/** Where the source of each program is. */
const PACKAGES: Record<Program, { module: string; path: string }> = {
  etcd: { module: 'kubernetes', path: 'go.etcd.io/etcd/server/v3' },
  'kube-apiserver': {
    module: 'kubernetes',
    path: 'k8s.io/kubernetes/cmd/kube-apiserver',
  },
  'kube-controller-manager': {
    module: 'kubernetes',
    path: 'k8s.io/kubernetes/cmd/kube-controller-manager',
  },
  'kube-scheduler': {
    module: 'kubernetes',
    path: 'k8s.io/kubernetes/cmd/kube-scheduler',
  },
  kwok: { module: 'kwok', path: 'sigs.k8s.io/kwok/cmd/kwok' },
  kro: {
    module: 'kro',
    path: 'github.com/kubernetes-sigs/kro/cmd/controller',
  },
  'prometheus-operator': {
    module: 'prometheus-operator',
    path: 'github.com/prometheus-operator/prometheus-operator/cmd/operator',
  },
};

/** What to build, and where the programs are kept. */
export interface GoBuildOptions extends EnsureBinariesOptions {
  components: Program[];
  directory: string;
}

/**
 * Builds programs from their published Go modules, at the versions and hashes
 * of the `go.sum` files below `go/`. About 6 min for a control plane on two cores; a build that was
 * interrupted goes on from Go's own cache. Each program appears in the
 * directory at once and whole.
 *
 * @throws an Error that says what is missing (Go, disk) and what to do about it
 */
export async function buildWithGo(options: GoBuildOptions): Promise<void> {
  const { components, directory, onProgress, signal } = options;
  await checkGo();
  await checkDisk();
  const work = await mkdtemp(join(directory, '.build-'));
  const name = components.join(', ');
  onProgress?.(`building ${name} with Go: takes minutes the first time`);
  let current = components[0];
  const timer = new ProgressTimer(seconds =>
    onProgress?.(`building ${current} with Go (${seconds} s)`),
  );
  try {
    for (const component of components) {
      signal?.throwIfAborted();
      current = component;
      await build(component, join(work, component), { work, signal });
      await rename(join(work, component), join(directory, component));
    }
  } finally {
    timer.stop();
    await rm(work, { recursive: true, force: true });
  }
}

async function build(
  component: Program,
  output: string,
  options: { work: string; signal?: AbortSignal },
): Promise<void> {
  const { module, path } = PACKAGES[component];
  const go = supervise({
    name: `go build ${path}`,
    program: 'go',
    args: [
      `-C=${join(MODULES, module)}`,
      'build',
      '-mod=readonly',
      '-trimpath',
      `-ldflags=${linkerFlags()}`,
      `-o=${output}`,
      path,
    ],
    environment: { ...process.env, ...GO_ENVIRONMENT },
    logFile: join(options.work, `${component}.log`),
  });
  const stop = () => void go.stop();
  options.signal?.addEventListener('abort', stop, { once: true });
  await go.ended;
  options.signal?.removeEventListener('abort', stop);
  options.signal?.throwIfAborted();
  if (go.exitCode !== 0) {
    throw new Error(
      `go build ${path} failed (see that the Go module proxy can be ` +
        `reached: go env GOPROXY):\n${go.logTail()}`,
    );
  }
}

/** Without these, the API server would call itself v0.0.0-master. */
function linkerFlags(): string {
  const variables = 'k8s.io/component-base/version';
  const [major, minor] = KUBERNETES_VERSION.replace('v', '').split('.');
  return [
    '-s -w',
    `-X ${variables}.gitVersion=${KUBERNETES_VERSION}`,
    `-X ${variables}.gitMajor=${major}`,
    `-X ${variables}.gitMinor=${minor}`,
  ].join(' ');
}

/** @throws an Error where there is no Go, or one that is too old */
async function checkGo(): Promise<void> {
  let version: string;
  try {
    // Asked in the module's folder: Go 1.21 and newer fetch the version that it names.
    version = await goEnvironment(['GOVERSION'], join(MODULES, 'kubernetes'));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Error(
      code === 'ENOENT'
        ? `Go is not installed. ${INSTALL_GO}.`
        : `Go does not work: ${message.trim()}. ${INSTALL_GO}.`,
    );
  }
  const [major = 0, minor = 0] = version
    .replace('go', '')
    .split('.')
    .map(Number);
  if (major === NEEDED_GO[0] && minor < NEEDED_GO[1]) {
    throw new Error(`Go is too old (${version}). ${INSTALL_GO}.`);
  }
}

async function goEnvironment(names: string[], cwd?: string): Promise<string> {
  const environment = { cwd, env: process.env };
  const { stdout } = await execute('go', ['env', ...names], environment);
  return stdout.trim();
}

async function checkDisk(): Promise<void> {
  const folders = await goEnvironment(['GOCACHE', 'GOMODCACHE']);
  for (const folder of folders.split('\n')) {
    const { bavail, bsize } = await statfs(await existingParent(folder));
    const free = bavail * bsize;
    if (free < NEEDED_BYTES) {
      throw new Error(
        `The build needs 4 GB of disk, but only ${(free / 1024 ** 3).toFixed(
          1,
        )} ` +
          `GB are free at ${folder}. Make room, or set GOCACHE and GOMODCACHE ` +
          'to a folder on a larger disk.',
      );
    }
  }
}

async function existingParent(folder: string): Promise<string> {
  try {
    await statfs(folder);
    return folder;
  } catch {
    return basename(folder) ? existingParent(dirname(folder)) : folder;
  }
}

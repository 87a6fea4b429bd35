import { execFile } from 'child_process';
import { accessSync, constants } from 'fs';
import { copyFile, mkdir, rename } from 'fs/promises';
import { join } from 'path';
import { promisify } from 'util';
import { cacheDirectory } from '../binaries/cacheDirectory';
import { buildWithGo } from '../binaries/goBuild';
import { withLock } from '../binaries/lock';
import { currentPlatform } from '../binaries/platform';
import { EnsureBinariesOptions } from '../binaries/types';
import { PROMETHEUS_OPERATOR_VERSION } from '../binaries/versions';
import { packageFile } from '../packageFolders';

const PROGRAM = 'prometheus-operator';
const MODULE = 'github.com/prometheus-operator/prometheus-operator';
const BUNDLE = 'bundle.yaml';

/** The real Prometheus Operator on this machine. */
export interface PrometheusOperator {
  /** Absolute path of the program. */
  program: string;
  /** Absolute path of the manifests of the same version: CRDs, roles, Deployment. */
  bundle: string;
}

/** @returns undefined where it is not in the cache folder */
export function cachedPrometheusOperator(): PrometheusOperator | undefined {
  const operator = {
    program: join(directory(), PROGRAM),
    bundle: join(directory(), BUNDLE),
  };
  try {
    accessSync(operator.program, constants.X_OK);
    accessSync(operator.bundle, constants.R_OK);
    return operator;
  } catch {
    return undefined;
  }
}

/**
 * Finds the Prometheus Operator in the cache folder, or builds it there from its
 * Go module, which holds its manifests too.
 *
 * @throws an Error that says what is missing (Go, disk) and what to do about it
 */
export async function ensurePrometheusOperator(
  options: EnsureBinariesOptions = {},
): Promise<PrometheusOperator> {
  const cached = cachedPrometheusOperator();
  if (cached) {
    return cached;
  }
  await mkdir(directory(), { recursive: true });
  return withLock(
    join(directory(), 'lock.sqlite'),
    options,
    async () => cachedPrometheusOperator() ?? build(options),
  );
}

async function build(
  options: EnsureBinariesOptions,
): Promise<PrometheusOperator> {
  const folder = directory();
  await buildWithGo({ ...options, components: [PROGRAM], directory: folder });
  const { stdout } = await promisify(execFile)(
    'go',
    ['list', '-m', '-f', '{{.Dir}}', MODULE],
    { cwd: packageFile(join('go', PROGRAM)) },
  );
  const bundle = join(folder, BUNDLE);
  await copyFile(join(stdout.trim(), BUNDLE), `${bundle}.part`);
  await rename(`${bundle}.part`, bundle);
  return { program: join(folder, PROGRAM), bundle };
}

function directory(): string {
  const name = `${PROGRAM}-${PROMETHEUS_OPERATOR_VERSION}-${currentPlatform()}`;
  return join(cacheDirectory(), 'operators', name);
}

import { parseArgs } from 'util';
import { startControlPlane } from './controlPlane/startControlPlane';
import { ControlPlaneSize } from './controlPlane/types';
import { startDemoClusters } from './demo';
import { installManifests } from './manifests/installManifests';

const USAGE = `Starts Kubernetes control planes on this machine until Ctrl-C.

  (no option)       the two demo clusters
  --size SIZE       one empty control plane: api or full
  --manifests DIR   one control plane with what a folder of manifests installs
                    (size full, where --size does not say otherwise)
`;

/** Something that runs until it is stopped. */
interface Running {
  name: string;
  kubeconfigFile: string;
  stop(): Promise<void>;
}

interface Arguments {
  size?: ControlPlaneSize;
  manifests?: string;
}

function readArguments(): Arguments {
  const { values } = parseArgs({
    options: {
      size: { type: 'string' },
      manifests: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  const { size, manifests, help } = values;
  if (help) {
    process.stdout.write(USAGE);
    process.exit(0);
  }
  if (size !== undefined && size !== 'api' && size !== 'full') {
    throw new Error(`--size is ${size}, but must be api or full`);
  }
  return { size, manifests };
}

async function start(
  { size, manifests }: Arguments,
  signal: AbortSignal,
): Promise<Running[]> {
  if (!size && !manifests) {
    const clusters = await startDemoClusters({ onProgress: say, signal });
    await Promise.all(clusters.map(({ filled }) => filled)).catch(
      async error => {
        await Promise.all(clusters.map(({ stop }) => stop()));
        throw error;
      },
    );
    for (const { name, runDatabases } of clusters) {
      runDatabases().catch(error => signal.aborted || say(`${name}: ${error}`));
    }
    return clusters.map(({ name, controlPlane, stop }) => {
      return { name, kubeconfigFile: controlPlane.kubeconfigFile, stop };
    });
  }
  const controlPlane = await startControlPlane({
    size: size ?? 'full',
    onProgress: say,
    signal,
  });
  if (manifests) {
    const { installed, refused } = await installManifests(controlPlane.client, {
      folder: manifests,
      onProgress: say,
      signal,
    }).catch(async error => {
      await controlPlane.stop();
      throw error;
    });
    say(`${installed.length} objects installed`);
    for (const { object, file, line, reason } of refused) {
      say(`${object} of ${file}:${line} was refused: ${reason}`);
    }
  }
  return [controlPlane];
}

const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };
const interrupt = new AbortController();

async function main(): Promise<void> {
  const interrupted = new Promise<void>(resolve =>
    interrupt.signal.addEventListener('abort', () => resolve()),
  );
  for (const [name, code] of Object.entries(SIGNALS)) {
    process.on(name, () => {
      process.exitCode ??= code;
      interrupt.abort(new Error(`stopped by ${name}`));
    });
  }
  const running = await start(readArguments(), interrupt.signal);
  for (const { name, kubeconfigFile } of running) {
    say(`${name}: export KUBECONFIG=${kubeconfigFile}`);
  }
  say('Ctrl-C stops');
  await interrupted;
  say('stopping');
  await Promise.all(running.map(({ stop }) => stop()));
}

function say(message: string): void {
  process.stdout.write(`${message}\n`);
}

main()
  .catch(error => {
    if (!interrupt.signal.aborted) {
      process.exitCode = 1;
      process.stderr.write(`${error.message}\n`);
    }
  })
  .finally(() => {
    if (interrupt.signal.aborted) {
      say('Stopped.');
    }
    process.exit();
  });

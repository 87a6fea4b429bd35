import { parseArgs } from 'util';
import { startControlPlane } from './controlPlane/startControlPlane';
import { ControlPlane, ControlPlaneSize } from './controlPlane/types';
import { installManifests } from './manifests/installManifests';
import { runUntilStopped, say } from './runUntilStopped';

const USAGE = `Starts a Kubernetes control plane on this machine until Ctrl-C.

  --size SIZE       api (the default) or full
  --manifests DIR   installs a folder of manifests (size full, where --size does
                    not say otherwise)
`;

interface Arguments {
  size?: ControlPlaneSize;
  manifests?: string;
}

/** @throws an Error if an option has an invalid value */
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

async function start(signal: AbortSignal): Promise<ControlPlane[]> {
  const { size, manifests } = readArguments();
  const controlPlane = await startControlPlane({
    size: size ?? (manifests ? 'full' : 'api'),
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

void runUntilStopped(start);

import { findFreePorts } from 'child-processes';
import { rm, writeFile } from 'fs/promises';
import { join } from 'path';
import { ensureBinaries } from '../binaries/ensureBinaries';
import { KUBERNETES_VERSION } from '../binaries/versions';
import { requestToken } from '../access/requestToken';
import { writeKubeconfig } from '../access/kubeconfig';
import { KubernetesClient } from '../client/KubernetesClient';
import { installManifests } from '../manifests/installManifests';
import { simulatedNode, storageClass } from './baseObjects';
import { ComponentSettings, ControlPlanePorts } from './components';
import { credentialFile, Credentials, makeCredentials } from './credentials';
import { ComponentError } from './health';
import { removeHostPathVolumes } from './hostPathVolumes';
import { makeRunDirectory } from './runDirectory';
import { RunningComponents } from './startComponents';
import { ControlPlane, StartControlPlaneOptions } from './types';

const ATTEMPTS = 3;

const AUDIT_POLICY = `apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: [RequestReceived]
rules:
  - level: Metadata
`;

/**
 * Starts a real Kubernetes control plane on 127.0.0.1, as ordinary processes
 * that end with this process, however it ends. Several can run concurrently;
 * each has its own keys, ports and folder.
 *
 * @throws an error with the component and the end of its log, or with how to
 * get missing binaries
 */
export async function startControlPlane(
  options: StartControlPlaneOptions = {},
): Promise<ControlPlane> {
  const { name = 'eco', onProgress, signal } = options;
  const binaries = await ensureBinaries({ onProgress, signal });
  for (let attempt = 1; ; attempt++) {
    const directory = await makeRunDirectory(name);
    const credentials = await makeCredentials(directory);
    const settings = await makeSettings(directory, options);
    const components = new RunningComponents({
      binaries,
      credentials,
      settings,
      signal,
    });
    try {
      onProgress?.(`${name}: starting the control plane`);
      await components.startApi();
      return await prepare({ components, credentials, settings, options });
    } catch (error) {
      await components.stop();
      await rm(directory, { recursive: true, force: true });
      const lostRace = error instanceof ComponentError && error.portTaken;
      if (!lostRace || attempt === ATTEMPTS) {
        throw error;
      }
    }
  }
}

interface StartedApi {
  components: RunningComponents;
  credentials: Credentials;
  settings: ComponentSettings;
  options: StartControlPlaneOptions;
}

/** Adds the objects and components of the requested size. */
async function prepare(started: StartedApi): Promise<ControlPlane> {
  const { components, credentials, settings, options } = started;
  const { name = 'eco', nodes = 1, crds = [], signal } = options;
  const { directory } = settings;
  const url = `https://127.0.0.1:${settings.ports.apiServer}`;
  const ca = credentials.ca;
  const client = new KubernetesClient({ url, ca, ...credentials.admin });
  const kubeconfigFile = join(directory, 'admin.kubeconfig');
  await writeKubeconfig(kubeconfigFile, {
    name,
    url,
    ca,
    user: credentials.admin,
  });
  if (settings.withControllers) {
    const { refused } = await installManifests(client, {
      objects: crds,
      signal,
    });
    if (refused.length > 0) {
      throw new Error(`${refused[0].object} was refused: ${refused[0].reason}`);
    }
    const nodeNames = Array.from({ length: nodes }, (_, i) => `node-${i + 1}`);
    await Promise.all([
      components.startControllers(),
      installManifests(client, {
        objects: [
          storageClass(),
          ...nodeNames.map(node => simulatedNode(node, KUBERNETES_VERSION)),
        ],
        signal,
      }),
    ]);
  }
  return {
    name,
    url,
    caFile: credentialFile(directory, 'ca.crt'),
    caData: Buffer.from(ca).toString('base64'),
    kubeconfigFile,
    directory,
    auditLogFile: settings.audit?.logFile,
    client,
    token: (namespace, serviceAccount) =>
      requestToken(client, { namespace, name: serviceAccount }),
    clientCertificate: (user, groups = [], notAfter = undefined) =>
      credentials.authority.issue({
        commonName: user,
        organizations: groups,
        notAfter,
      }),
    restart: flags => components.restartApiServer(flags),
    stop: stopOnce(started, client),
  };
}

function stopOnce(
  { components, settings }: StartedApi,
  client: KubernetesClient,
): () => Promise<void> {
  async function stop(): Promise<void> {
    if (settings.withControllers) {
      // If the API server no longer answers, empty folders are left behind.
      await removeHostPathVolumes(client).catch(() => {});
    }
    client.close();
    await components.stop();
    await rm(settings.directory, { recursive: true, force: true });
  }
  let stopped: Promise<void> | undefined;
  return () => {
    stopped ??= stop();
    return stopped;
  };
}

async function makeSettings(
  directory: string,
  options: StartControlPlaneOptions,
): Promise<ComponentSettings> {
  const settings: ComponentSettings = {
    directory,
    ports: await choosePorts(),
    withControllers: options.size === 'full',
  };
  if (options.auditLog) {
    const policyFile = join(directory, 'audit-policy.yaml');
    await writeFile(policyFile, AUDIT_POLICY, { mode: 0o600 });
    settings.audit = { policyFile, logFile: join(directory, 'audit.log') };
  }
  return settings;
}

async function choosePorts(): Promise<ControlPlanePorts> {
  const [etcd, etcdPeer, apiServer, controllerManager, scheduler, kwok] =
    await findFreePorts(6);
  return { etcd, etcdPeer, apiServer, controllerManager, scheduler, kwok };
}

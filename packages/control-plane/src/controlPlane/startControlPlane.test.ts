import { execFileSync, spawn } from 'child_process';
import { existsSync } from 'fs';
import { readFile, stat } from 'fs/promises';
import { dirname, join } from 'path';
import { createInterface } from 'readline';
import { setTimeout as sleep } from 'timers/promises';
import { parse } from 'yaml';
import { KubernetesObject } from '../client/objects';
import { installManifests } from '../manifests/installManifests';
import { startControlPlane } from './startControlPlane';
import { ControlPlane } from './types';

const CLI = join(__dirname, '../cli.ts');
const TRANSFORM = require.resolve('@backstage/cli/config/nodeTransform.cjs');

async function eventually<T>(
  ask: () => Promise<T> | T,
  isThere: (value: T) => boolean,
): Promise<T> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const value = await ask();
    if (isThere(value) || Date.now() > deadline) {
      return value;
    }
    await sleep(200);
  }
}

function workload(kind: string, replicas: number): KubernetesObject {
  const name = kind.toLowerCase();
  const labels = { app: name };
  return {
    apiVersion: 'apps/v1',
    kind,
    metadata: { name, namespace: 'default' },
    spec: {
      replicas,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { containers: [{ name: 'main', image: 'example.test/main:1' }] },
      },
    },
  };
}

function widgets(): KubernetesObject {
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'widgets.example.test' },
    spec: {
      group: 'example.test',
      scope: 'Namespaced',
      names: { plural: 'widgets', kind: 'Widget' },
      versions: [
        {
          name: 'v1',
          served: true,
          storage: true,
          schema: { openAPIV3Schema: { type: 'object' } },
        },
      ],
    },
  };
}

/** Lists the processes of this machine with a folder in their arguments. */
function processesOf(directory: string): string[] {
  // -ww: otherwise macOS truncates the lines to the width of the terminal.
  const lines = execFileSync('ps', ['-A', '-ww', '-o', 'pid,args'], {
    encoding: 'utf8',
  });
  return lines.split('\n').filter(line => line.includes(directory));
}

describe('a full control plane', () => {
  let controlPlane: ControlPlane;
  beforeAll(async () => {
    controlPlane = await startControlPlane({ size: 'full', crds: [widgets()] });
  });
  afterAll(() => controlPlane?.stop());

  it('brings a Deployment to ready pods', async () => {
    const { client } = controlPlane;
    await installManifests(client, { objects: [workload('Deployment', 3)] });
    const deployment = { apiVersion: 'apps/v1', kind: 'Deployment' };
    const { status } = await eventually(
      () => client.get({ ...deployment, name: 'deployment' }),
      object => object.status?.readyReplicas === 3,
    );
    expect(status.readyReplicas).toBe(3);
  });

  it('binds the claims of a StatefulSet', async () => {
    const { client } = controlPlane;
    const object = workload('StatefulSet', 1);
    object.spec.volumeClaimTemplates = [
      {
        metadata: { name: 'data' },
        spec: {
          accessModes: ['ReadWriteOnce'],
          resources: { requests: { storage: '1Gi' } },
        },
      },
    ];
    await installManifests(client, { objects: [object] });
    const pod = {
      apiVersion: 'v1',
      kind: 'Pod',
      name: 'statefulset-0',
      namespace: 'default',
    };
    const running = await eventually(
      () => client.find(pod),
      found => found?.status?.phase === 'Running',
    );
    expect(running?.status.phase).toBe('Running');
    const [claim] = await client.list({
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
    });
    expect(claim.status.phase).toBe('Bound');
  });

  it('garbage-collects dependents of a kind whose CRD it started with', async () => {
    const { client } = controlPlane;
    const widget = {
      apiVersion: 'example.test/v1',
      kind: 'Widget',
      name: 'owner',
      namespace: 'default',
    };
    const { apiVersion, kind, name, namespace } = widget;
    const owner = await client.create({
      apiVersion,
      kind,
      metadata: { name, namespace },
    });
    const owned = { ...widget, apiVersion: 'v1', kind: 'ConfigMap' };
    const { uid } = owner.metadata;
    await client.create({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: {
        name,
        namespace,
        ownerReferences: [{ apiVersion, kind, name, uid }],
      },
    });
    await client.delete(widget);
    const left = await eventually(
      () => client.find(owned),
      found => !found,
    );
    expect(left).toBeUndefined();
  });

  it('leaves nodes of manifests unchanged', async () => {
    const { client } = controlPlane;
    await installManifests(client, {
      objects: [
        { apiVersion: 'v1', kind: 'Node', metadata: { name: 'real' } },
        {
          apiVersion: 'v1',
          kind: 'Node',
          metadata: {
            name: 'played',
            annotations: { 'kwok.x-k8s.io/node': 'fake' },
          },
          status: { nodeInfo: { kubeletVersion: 'v1.36.3+k3s1' } },
        },
      ],
    });
    const get = (name: string) =>
      client.get({ apiVersion: 'v1', kind: 'Node', name });
    const isReady = (node: KubernetesObject) =>
      node.status.conditions?.some(
        ({ type, status }: any) => type === 'Ready' && status === 'True',
      );
    const played = await eventually(() => get('played'), isReady);
    expect(isReady(played)).toBe(true);
    expect(played.status.nodeInfo.kubeletVersion).toBe('v1.36.3+k3s1');
    expect(isReady(await get('real'))).toBeFalsy();
  });

  it('restricts its keys to the owner', async () => {
    const { kubeconfigFile, directory, url } = controlPlane;
    expect((await stat(kubeconfigFile)).mode & 0o777).toBe(0o600);
    expect((await stat(directory)).mode & 0o777).toBe(0o700);
    const config = parse(await readFile(kubeconfigFile, 'utf8'));
    expect(config.clusters[0].cluster.server).toBe(url);
    expect(url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
  });
});

describe('stopping', () => {
  it('ends every process and removes the folder', async () => {
    const [one, two] = await Promise.all([
      startControlPlane({ name: 'one' }),
      startControlPlane({ name: 'two' }),
    ]);
    expect(one.url).not.toBe(two.url);
    await one.stop();
    expect(processesOf(one.directory)).toEqual([]);
    expect(existsSync(one.directory)).toBe(false);
    await expect(two.client.getText('/readyz')).resolves.toBe('ok');
    await two.stop();
    expect(processesOf(two.directory)).toEqual([]);
  });

  it.each(['SIGINT', 'SIGKILL'] as const)(
    'leaves no process behind when the parent gets %s',
    async signal => {
      const parent = spawn(
        process.execPath,
        ['--require', TRANSFORM, CLI, '--size', 'api'],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      );
      let directory = '';
      for await (const line of createInterface({ input: parent.stdout })) {
        const file = /KUBECONFIG=(.*)$/.exec(line)?.[1];
        if (file) {
          directory = dirname(file);
          break;
        }
      }
      expect(processesOf(directory)).not.toEqual([]);
      parent.kill(signal);
      const left = await eventually(
        () => processesOf(directory),
        processes => processes.length === 0,
      );
      expect(left).toEqual([]);
    },
  );

  it('stops an aborted start', async () => {
    const interrupt = new AbortController();
    const start = startControlPlane({
      name: 'never',
      signal: interrupt.signal,
    });
    setTimeout(() => interrupt.abort(new Error('given up')), 1500);
    await expect(start).rejects.toThrow('given up');
    expect(processesOf(`${process.pid}-never-`)).toEqual([]);
  });
});

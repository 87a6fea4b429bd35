import { readFile } from 'fs/promises';
import { join } from 'path';
import { createReader } from '../access/createReader';
import { KubernetesClient } from '../client/KubernetesClient';
import { startControlPlane } from '../controlPlane/startControlPlane';
import { ControlPlane } from '../controlPlane/types';
import { installManifests } from './installManifests';
import { InstallReport } from './types';

const FOLDER = join(__dirname, '__fixtures__/small');

describe('a small control plane', () => {
  let controlPlane: ControlPlane;
  let client: KubernetesClient;
  let report: InstallReport;

  beforeAll(async () => {
    controlPlane = await startControlPlane({ auditLog: true });
    client = controlPlane.client;
    report = await installManifests(client, { folder: FOLDER });
  });
  afterAll(() => controlPlane?.stop());

  function clientWith(
    access: { token: string } | { cert: string; key: string },
  ) {
    const ca = Buffer.from(controlPlane.caData, 'base64').toString();
    return new KubernetesClient({ url: controlPlane.url, ca, ...access });
  }

  it('contains the objects of the manifests', () => {
    const names = report.installed.map(({ kind, name }) => `${kind} ${name}`);
    expect(names.sort()).toEqual([
      'ConfigMap nowhere',
      'CustomResourceDefinition widgets.eco.test',
      'Namespace tools',
      'Namespace widgets',
      'Node worker',
      'ValidatingWebhookConfiguration gate',
      'Widget one',
    ]);
  });

  it('reports refused objects with file, line and reason', () => {
    expect(report.refused).toEqual([
      {
        object: 'CustomResourceDefinition widgets.eco.test',
        file: join(FOLDER, '05-earlier.yaml'),
        line: 1,
        reason: `not installed: ${join(
          FOLDER,
          '20-tool.yaml',
        )} has the same object and comes later`,
      },
      {
        object: 'Widget wrong',
        file: join(FOLDER, '20-tool.yaml'),
        line: 44,
        reason: expect.stringContaining('.spec.size: expected numeric'),
      },
      {
        object: 'PodSecurityPolicy old',
        file: join(FOLDER, 'sub/30-more.yaml'),
        line: 14,
        reason: 'the server does not serve PodSecurityPolicy of policy/v1beta1',
      },
      {
        object: 'document 3',
        file: join(FOLDER, 'sub/30-more.yaml'),
        line: 19,
        reason: expect.stringContaining('apiVersion is missing'),
      },
    ]);
  });

  it('keeps the statuses of the manifests', async () => {
    const widget = await client.get({
      apiVersion: 'eco.test/v1',
      kind: 'Widget',
      name: 'one',
      namespace: 'widgets',
    });
    expect(widget.status).toEqual({ phase: 'Ready' });
    const node = await client.get({
      apiVersion: 'v1',
      kind: 'Node',
      name: 'worker',
    });
    expect(node.status.nodeInfo).toMatchObject({
      kubeletVersion: 'v1.36.0-eks-1',
      osImage: 'Bottlerocket',
    });
  });

  it('is not blocked by webhooks without a server', async () => {
    const started = Date.now();
    await client.create({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'quick', namespace: 'default' },
    });
    expect(Date.now() - started).toBeLessThan(3000);
  });

  it('limits a reader to its role', async () => {
    const { token } = await createReader(controlPlane, {
      rules: [{ apiGroups: [''], resources: ['nodes'], verbs: ['list'] }],
    });
    const reader = clientWith({ token });
    const nodes = await reader.list({ apiVersion: 'v1', kind: 'Node' });
    expect(nodes).toHaveLength(1);
    await expect(
      reader.list({ apiVersion: 'v1', kind: 'Secret' }),
    ).rejects.toMatchObject({ status: 403, reason: 'Forbidden' });
    reader.close();
  });

  it('authenticates a user by certificate', async () => {
    const user = clientWith(
      await controlPlane.clientCertificate('jane', ['qa']),
    );
    const review = await user.create({
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'SelfSubjectReview',
      metadata: { name: '' },
    });
    expect(review.status.userInfo).toMatchObject({
      username: 'jane',
      groups: ['qa', 'system:authenticated'],
    });
    user.close();
  });

  it('writes requests to the audit log', async () => {
    const log = await readFile(controlPlane.auditLogFile!, 'utf8');
    const users = new Set(
      log
        .trim()
        .split('\n')
        .map(line => JSON.parse(line).user.username),
    );
    expect(users).toContain('eco-admin');
  });

  it('has the same objects after a restart', async () => {
    await controlPlane.restart();
    const node = { apiVersion: 'v1', kind: 'Node', name: 'worker' };
    await expect(client.get(node)).resolves.toMatchObject({ kind: 'Node' });
  });
});

import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { ClusterObject } from '@backstage-eco/plugin-eco-node';
import {
  ControlPlane,
  createReader,
  installManifests,
  startControlPlane,
} from 'control-plane';
import { startKubernetesPlugin } from './__testUtils__/startKubernetesPlugin';
import { KubernetesPluginClusterWriter } from './KubernetesPluginClusterWriter';

// The first start of a control plane builds or downloads it.
jest.setTimeout(900_000);

const CRD = resolvePackagePath('database-operator', 'deploy/crd.yaml');
const ROLE = resolvePackagePath(
  '@backstage-eco/plugin-eco-backend',
  'rbac/eco-databases.yaml',
);
const resource = 'databases.example.com';
const kind = { apiVersion: 'example.com/v1', kind: 'Database' };

let controlPlane: ControlPlane;
let portal: Awaited<ReturnType<typeof startKubernetesPlugin>>;
let writer: KubernetesPluginClusterWriter;

beforeAll(async () => {
  controlPlane = await startControlPlane({ name: 'writer' });
  await installManifests(controlPlane.client, { files: [CRD] });
  const allowed = await createReader(controlPlane, {
    name: 'eco-writer',
    clusterRoleFile: ROLE,
  });
  const denied = await createReader(controlPlane, { name: 'nobody' });
  const cluster = { url: controlPlane.url, caData: controlPlane.caData };
  portal = await startKubernetesPlugin([
    { name: 'real', ...cluster, serviceAccountToken: allowed.token },
    { name: 'no-role', ...cluster, serviceAccountToken: denied.token },
    { name: 'dead', url: 'https://127.0.0.1:1', serviceAccountToken: 'x' },
  ]);
  writer = new KubernetesPluginClusterWriter(portal);
});

afterAll(async () => {
  await portal?.stop();
  await controlPlane?.stop();
});

function database(name: string, spec: Record<string, unknown>): ClusterObject {
  return { ...kind, metadata: { name, namespace: 'default' }, spec };
}

function reference(name: string, cluster = 'real') {
  return { cluster, resource, namespace: 'default', name } as const;
}

const POSTGRES = { engine: 'postgres', version: '17', storage: '1Gi' };

describe('KubernetesPluginClusterWriter', () => {
  it('creates an object once, and reads it', async () => {
    const made = await writer.create(
      'real',
      resource,
      database('once', POSTGRES),
    );
    await expect(
      writer.create('real', resource, database('once', POSTGRES)),
    ).rejects.toMatchObject({ status: 409, reason: 'AlreadyExists' });
    const read = await writer.get(reference('once'));
    expect(read).toMatchObject({
      metadata: { uid: made.metadata.uid },
      spec: POSTGRES,
    });
  });

  it('writes with a configured token', async () => {
    const { token } = await createReader(controlPlane, {
      name: 'eco-writer-apart',
      clusterRoleFile: ROLE,
    });
    const apart = new KubernetesPluginClusterWriter({
      ...portal,
      findToken: async cluster => (cluster === 'no-role' ? token : undefined),
    });
    const made = database('apart', POSTGRES);
    await expect(
      writer.create('no-role', resource, made),
    ).rejects.toMatchObject({ status: 403 });
    await apart.create('no-role', resource, made);
    expect(await apart.get(reference('apart'))).toMatchObject({
      spec: POSTGRES,
    });
    const wrong = new KubernetesPluginClusterWriter({
      ...portal,
      findToken: async () => 'wrong',
    });
    await expect(wrong.get(reference('apart'))).rejects.toMatchObject({
      status: 401,
    });
  });

  it('writes nothing in a dry run', async () => {
    const answer = await writer.create(
      'real',
      resource,
      database('dry', POSTGRES),
      { dryRun: true },
    );
    expect(answer.spec).toEqual(POSTGRES);
    expect(await writer.get(reference('dry'))).toBeUndefined();
  });

  it('names every rejected field', async () => {
    const object = database('Wrong', { ...POSTGRES, engine: 'x', replicas: 0 });
    await expect(
      writer.create('real', resource, object, { dryRun: true }),
    ).rejects.toMatchObject({
      status: 422,
      // In no order.
      causes: expect.arrayContaining(
        ['metadata.name', 'spec.engine', 'spec.replicas'].map(field =>
          expect.objectContaining({ field }),
        ),
      ),
    });
  });

  it('changes what it created, and removes omitted fields', async () => {
    const { metadata } = await writer.create(
      'real',
      resource,
      database('changed', POSTGRES),
    );
    const next = database('changed', { engine: 'postgres', version: '18' });
    next.metadata.uid = metadata.uid;
    const dry = await writer.apply('real', resource, next, { dryRun: true });
    const changed = await writer.apply('real', resource, next);
    expect([dry.spec, changed.spec]).toEqual([next.spec, next.spec]);
  });

  it('does not take over fields of other managers, and names those', async () => {
    await writer.create('real', resource, database('shared', POSTGRES));
    await controlPlane.client.serverSideApply(
      database('shared', { ...POSTGRES, version: '16' }),
      { fieldManager: 'argocd' },
    );
    await expect(
      writer.apply('real', resource, database('shared', POSTGRES)),
    ).rejects.toMatchObject({
      status: 409,
      causes: [
        {
          reason: 'FieldManagerConflict',
          message: expect.stringContaining('argocd'),
          field: '.spec.version',
        },
      ],
    });
  });

  it('changes and deletes only the object with the same uid', async () => {
    const { metadata } = await writer.create(
      'real',
      resource,
      database('first', POSTGRES),
    );
    const uid = '00000000-0000-4000-8000-000000000000';
    const other = database('first', { ...POSTGRES, version: '18' });
    other.metadata.uid = uid;
    await expect(writer.apply('real', resource, other)).rejects.toMatchObject({
      status: 422,
    });
    await expect(
      writer.delete({ ...reference('first'), uid }),
    ).rejects.toMatchObject({ status: 409 });
    expect(await writer.get(reference('first'))).toMatchObject({
      spec: POSTGRES,
    });
    const right = { ...reference('first'), uid: metadata.uid! };
    await writer.delete(right, { dryRun: true });
    expect(await writer.get(reference('first'))).toBeDefined();
    await writer.delete(right);
    expect(await writer.get(reference('first'))).toBeUndefined();
    await writer.delete(right);
  });

  it('does not create an object instead of changing it', async () => {
    const object = database('gone', POSTGRES);
    object.metadata.uid = '00000000-0000-4000-8000-000000000000';
    await expect(writer.apply('real', resource, object)).rejects.toMatchObject({
      status: 409,
    });
    expect(await writer.get(reference('gone'))).toBeUndefined();
  });

  it.each([
    ['once/status', 'default'],
    ['once%2Fstatus', 'default'],
    ['..', 'default'],
    ['once', 'default/databases/once'],
    ['once', '..'],
  ])(
    'takes %s in %s for no path of another object',
    async (name, namespace) => {
      const other = { ...reference(name), namespace };
      expect(await writer.get(other)).toBeUndefined();
      await expect(writer.delete({ ...other, uid: 'any' })).rejects.toThrow(
        /not a Kubernetes name/,
      );
      const object = database(name, POSTGRES);
      object.metadata.namespace = namespace;
      await expect(
        writer.apply('real', resource, object, { dryRun: true }),
      ).rejects.toThrow(/not a Kubernetes name/);
    },
  );

  it('distinguishes a refusal from a cluster that does not answer', async () => {
    await expect(
      writer.create('no-role', resource, database('x', POSTGRES)),
    ).rejects.toMatchObject({ status: 403, reason: 'Forbidden' });
    await expect(
      writer.create('dead', resource, database('x', POSTGRES)),
    ).rejects.toMatchObject({ failure: 'unreachable' });
  });
});

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ControlPlane,
  createReader,
  startControlPlane,
  writeKubeconfig,
} from 'control-plane';
import { descendants, stillRunning } from './processes';
import {
  askAsGuest,
  outputHas,
  portalReady,
  spawnPortal,
  START_WITHIN_MS,
  StartedPortal,
} from './startedPortal';

jest.setTimeout(START_WITHIN_MS);

const portals: StartedPortal[] = [];

async function spawn(
  args: string[] = [],
  port?: number,
): Promise<StartedPortal> {
  const portal = await spawnPortal(args, port);
  portals.push(portal);
  return portal;
}

afterEach(async () => {
  for (const portal of portals.splice(0)) {
    await portal.end('SIGTERM');
  }
});

describe('npm start', () => {
  it('rejects an invalid or used port, and tells what to do', async () => {
    const wrong = await spawn(['--port', 'seven']);
    expect(await wrong.ended).toBe(1);
    expect(wrong.output()).toContain(
      'The port is to be a number from 1 to 65535, not "seven".',
    );
    const server = createServer();
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    const blocked = await spawn([], port);
    expect(await blocked.ended).toBe(1);
    expect(blocked.output()).toContain(
      `Port ${port} is in use by another program`,
    );
    expect(blocked.output()).toContain(`PORT=${port + 1} npm start`);
    server.close();
  });

  it('leaves no process behind when stopped during the start, and starts again', async () => {
    const first = await spawn();
    await outputHas(first, 'starting the control plane');
    const started = descendants(first.process.pid!);
    process.kill(-first.process.pid!, 'SIGINT');
    await first.ended;
    expect(first.output()).toMatch(/\nStopped\.\n$/);
    expect(await stillRunning(started, 15_000)).toEqual([]);

    const second = await spawn();
    await portalReady(second);
    const all = descendants(second.process.pid!);
    // A process killed like this cannot forward the signal.
    process.kill(-second.process.pid!, 'SIGKILL');
    expect(await stillRunning(all, 30_000)).toEqual([]);
  });
});

describe('npm start -- --kubeconfig', () => {
  let folder: string;
  let controlPlane: ControlPlane;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'eco-e2e-'));
    controlPlane = await startControlPlane({ auditLog: true });
  });

  afterAll(async () => {
    await controlPlane?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('shows a cluster with read access only, and sends only reads', async () => {
    const { token } = await createReader(controlPlane, {
      name: 'only-reads',
      rules: [
        { apiGroups: ['*'], resources: ['*'], verbs: ['get', 'list', 'watch'] },
        { nonResourceURLs: ['*'], verbs: ['get'] },
      ],
    });
    const file = join(folder, 'config');
    const ca = await readFile(controlPlane.caFile, 'utf8');
    await writeKubeconfig(file, {
      name: 'mine',
      url: controlPlane.url,
      ca,
      user: { token },
    });
    const portal = await spawn(['--kubeconfig', file]);
    await portalReady(portal);
    const answer = await askAsGuest(portal.baseUrl, '/api/eco/clusters');
    expect(await answer.json()).toMatchObject({
      items: [{ name: 'mine', outcome: { status: 'ok' }, unread: [] }],
    });
    const verbs = await verbsOf('only-reads');
    expect(verbs.size).toBeGreaterThan(0);
    for (const verb of verbs) {
      expect(['get', 'list', 'watch']).toContain(verb);
    }
    expect(await portal.end('SIGTERM')).not.toBe(1);
  });

  it('tells why no context can be used', async () => {
    const file = join(folder, 'dead');
    await writeKubeconfig(file, {
      name: 'gone',
      url: 'https://127.0.0.1:9',
      ca: await readFile(controlPlane.caFile, 'utf8'),
      user: { token: 'none' },
    });
    const portal = await spawn(['--kubeconfig', file]);
    expect(await portal.ended).toBe(1);
    expect(portal.output()).toMatch(/gone: nothing listens at its address/);
  });

  async function verbsOf(user: string): Promise<Set<string>> {
    const lines = (await readFile(controlPlane.auditLogFile!, 'utf8'))
      .trim()
      .split('\n');
    return new Set(
      lines
        .map(line => JSON.parse(line))
        .filter(event => event.user?.username?.includes(user))
        .map(event => event.verb),
    );
  }
});

import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { portalConfig, writePrivateConfig } from './generatedConfig';

const config = portalConfig({
  port: 7008,
  clusters: [
    {
      name: 'mine',
      title: 'Mine',
      url: 'http://127.0.0.1:4000/0',
      token: 'of-this-start',
    },
  ],
});

describe('the generated configuration', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'eco-config-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('listens on loopback only, where its own pages send requests', () => {
    expect(config.backend).toMatchObject({
      baseUrl: 'http://localhost:7008',
      listen: { host: '127.0.0.1', port: 7008 },
      cors: { origin: 'http://localhost:7008' },
    });
    expect(config.app.baseUrl).toBe(config.backend.baseUrl);
  });

  it('requires the key of this start, if there is one', () => {
    expect(config).not.toHaveProperty('localAccess');
    const { localAccess } = portalConfig({ port: 1, clusters: [], key: 'k' });
    expect(localAccess).toEqual({ key: 'k', required: true });
  });

  it('sets the token of a cluster in the field that the plugin reads', () => {
    const [{ clusters }] = config.kubernetes.clusterLocatorMethods;
    expect(clusters).toEqual([
      {
        name: 'mine',
        title: 'Mine',
        url: 'http://127.0.0.1:4000/0',
        authProvider: 'serviceAccount',
        serviceAccountToken: 'of-this-start',
      },
    ]);
  });

  it('keeps a name in which Backstage would substitute a variable', () => {
    const { kubernetes } = portalConfig({
      port: 7008,
      clusters: [
        { name: 'a ${HOME}', title: '${b}', url: 'http://a', token: 't' },
      ],
    });
    // https://backstage.io/docs/conf/writing/#environment-variable-substitution
    expect(kubernetes.clusterLocatorMethods[0].clusters).toMatchObject([
      { name: 'a $${HOME}', title: '$${b}' },
    ]);
  });

  it('is readable by its owner only, even if an older file was not', async () => {
    const file = join(folder, 'portal', 'app-config.yaml');
    await writePrivateConfig(file, {});
    await rm(file);
    await writeFile(file, 'older', { mode: 0o644 });
    await writePrivateConfig(file, config);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, 'portal'))).mode & 0o777).toBe(0o700);
    expect(parse(await readFile(file, 'utf8'))).toEqual(config);
  });
});

import { AddressInfo } from 'node:net';
import {
  actionsRegistryServiceFactory,
  actionsServiceFactory,
} from '@backstage/backend-defaults/alpha';
import mcpPlugin from '@backstage/plugin-mcp-actions-backend';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { ControlPlane, startControlPlane } from 'control-plane';
import { AMARA, DANA, DemoPortal, PETRA } from './__testUtils__/demoPortal';
import { ARGO_CD, CERT_MANAGER } from './__testUtils__/objects';

// The first start of a control plane builds or downloads it.
jest.setTimeout(900_000);

const CERTIFICATES = { group: 'cert-manager.io', plural: 'certificates' };

let controlPlane: ControlPlane;
let portal: DemoPortal;

beforeAll(async () => {
  controlPlane = await startControlPlane({ name: 'mcp', size: 'api' });
  for (const object of [...ARGO_CD, ...CERT_MANAGER]) {
    await controlPlane.client.serverSideApply(object);
  }
  portal = await DemoPortal.start({ dev: controlPlane, prod: controlPlane }, [
    actionsRegistryServiceFactory,
    actionsServiceFactory,
    mcpPlugin,
  ]);
});

afterAll(async () => {
  await portal?.stop();
  await controlPlane?.stop();
});

/** Runs a function with the MCP client of a signed-in user. */
async function asClient<T>(
  user: string | undefined,
  use: (client: Client) => Promise<T>,
): Promise<T> {
  const { port } = portal.backend.server.address() as AddressInfo;
  const token = await portal.tokenOf(user);
  const client = new Client({ name: 'test', version: '1.0.0' });
  await client.connect(
    new StreamableHTTPClientTransport(
      new URL(`http://127.0.0.1:${port}/api/mcp-actions/v1`),
      { requestInit: { headers: { Authorization: `Bearer ${token}` } } },
    ),
  );
  try {
    return await use(client);
  } finally {
    await client.close();
  }
}

/** Calls a tool of the server; a refusal is returned as text. */
async function call(
  user: string | undefined,
  name: string,
  args: Record<string, string> = {},
): Promise<any> {
  const result: any = await asClient(user, client =>
    client.callTool({ name, arguments: args }),
  );
  return result.isError ? result.content[0].text : result.structuredContent;
}

const clustersOf = (items: Array<{ cluster: string }>) =>
  items.map(({ cluster }) => cluster);

describe('an MCP client', () => {
  it('is offered the actions of Eco, each as read-only', async () => {
    const { tools } = await asClient(DANA, client => client.listTools());
    expect(tools.map(({ name }) => name)).toEqual([
      'eco.list-tools',
      'eco.get-kind-operator',
      'eco.explain-kind',
      'eco.list-findings',
    ]);
    for (const { annotations } of tools) {
      expect(annotations).toMatchObject({
        readOnlyHint: true,
        destructiveHint: false,
      });
    }
  });

  it('can ask which tools a cluster runs', async () => {
    const { tools } = await call(PETRA, 'eco.list-tools', {
      cluster: 'demo-prod',
    });
    expect(tools.map(({ id }: any) => id).sort()).toEqual([
      'argocd',
      'cert-manager',
    ]);
  });

  it('can ask for the meaning of a kind', async () => {
    expect(await call(DANA, 'eco.explain-kind', CERTIFICATES)).toMatchObject({
      kind: 'Certificate',
      version: 'v1',
      cluster: 'demo-dev',
      description: 'A certificate that should be kept up to date.',
    });
  });

  it.each([
    ['the platform engineer', PETRA, ['demo-dev', 'demo-prod']],
    ['the auditor', AMARA, ['demo-dev', 'demo-prod']],
    ['the developer', DANA, ['demo-dev']],
  ])('shows %s their own clusters', async (_, user, own) => {
    const { clusters } = await call(
      user,
      'eco.get-kind-operator',
      CERTIFICATES,
    );
    expect(clustersOf(clusters)).toEqual(own);
    const { total, findings } = await call(user, 'eco.list-findings');
    expect(total).toBeGreaterThan(0);
    expect([...new Set(clustersOf(findings))].sort()).toEqual(own);
  });

  it('does not reveal another cluster to the developer', async () => {
    for (const cluster of ['demo-prod', 'no-such-cluster']) {
      expect(await call(DANA, 'eco.list-tools', { cluster })).toContain(
        `Cluster '${cluster}' is not known`,
      );
    }
  });

  it('shows the guest of the demo nothing', async () => {
    expect(
      await call(undefined, 'eco.get-kind-operator', CERTIFICATES),
    ).toContain('permission eco.inventory.read is denied');
  });
});

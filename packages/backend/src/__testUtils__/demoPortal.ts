import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { authServiceFactory } from '@backstage/backend-defaults/auth';
import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import { permissionsRegistryServiceFactory } from '@backstage/backend-defaults/permissionsRegistry';
import { userInfoServiceFactory } from '@backstage/backend-defaults/userInfo';
import { BackendFeature } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import authPlugin from '@backstage/plugin-auth-backend';
import guestProvider from '@backstage/plugin-auth-backend-module-guest-provider';
import permissionPlugin from '@backstage/plugin-permission-backend';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import kubernetesPlugin from '@backstage/plugin-kubernetes-backend';
import { JsonObject } from '@backstage/types';
import ecoPlugin from '@backstage-eco/plugin-eco-backend';
import { ControlPlane, createReader } from 'control-plane';
import request from 'supertest';
import { closingDatabase } from 'test-database';
import { parse } from 'yaml';
import demoPersonas from '../demoPersonas';
import policy from '../permissions';

/** The people of the demo. */
export const DANA = 'user:default/dana';
export const PETRA = 'user:default/petra';
export const AMARA = 'user:default/amara';

const DEMO = dirname(require.resolve('demo/package.json'));
const ROOT = join(DEMO, '../..');
const ROLE = join(ROOT, 'plugins/eco-backend/rbac/eco-reader.yaml');

/** Control planes used as the demo's clusters; both may be the same. */
export interface DemoPlanes {
  dev: ControlPlane;
  prod: ControlPlane;
}

/** A running portal, wired like packages/backend, without its pages. */
export class DemoPortal {
  private constructor(
    readonly backend: Awaited<ReturnType<typeof startTestBackend>>,
    private readonly nodeEnv: string | undefined,
  ) {}

  /**
   * Starts it with the demo's configuration and one person whom the catalog
   * does not have, and waits until both clusters are read.
   *
   * @param features - in addition to the standard ones
   */
  static async start(
    planes: DemoPlanes,
    features: BackendFeature[] = [],
  ): Promise<DemoPortal> {
    const { NODE_ENV } = process.env;
    process.env = { ...process.env, NODE_ENV: 'development' };
    const data = await demoConfig(planes);
    const backend = await startTestBackend({
      features: [
        authServiceFactory,
        httpAuthServiceFactory,
        permissionsServiceFactory,
        permissionsRegistryServiceFactory,
        userInfoServiceFactory,
        closingDatabase,
        mockServices.rootConfig.factory({ data }),
        authPlugin,
        guestProvider,
        demoPersonas,
        permissionPlugin,
        policy,
        catalogPlugin,
        kubernetesPlugin,
        ecoPlugin,
        ...features,
      ],
    });
    const portal = new DemoPortal(backend, NODE_ENV);
    await portal.clustersRead();
    return portal;
  }

  async stop(): Promise<void> {
    process.env = { ...process.env, NODE_ENV: this.nodeEnv };
    await this.backend.stop();
  }

  /** Requests a token, as the sign-in page does. */
  signIn(user?: string) {
    const asked = request(this.backend.server)
      .get(`/api/auth/${user ? 'demoPersonas' : 'guest'}/refresh`)
      .set('x-requested-with', 'XMLHttpRequest');
    return user ? asked.set('x-demo-persona', user) : asked;
  }

  /**
   * Returns a token.
   *
   * @param user - if omitted, the guest, who is none of the demo's people
   */
  async tokenOf(user?: string): Promise<string> {
    const { body } = await this.signIn(user).expect(200);
    return body.backstageIdentity.token;
  }

  /** Returns a client that calls the portal as a user. */
  async as(user?: string) {
    const token = await this.tokenOf(user);
    const { server } = this.backend;
    return {
      get: (path: string) =>
        request(server).get(`/api${path}`).auth(token, { type: 'bearer' }),
      post: (path: string) =>
        request(server).post(`/api${path}`).auth(token, { type: 'bearer' }),
    };
  }

  /** Waits until people can sign in and both clusters are read. */
  private async clustersRead(): Promise<void> {
    while ((await this.signIn(PETRA)).status !== 200) {
      await sleep(100);
    }
    const portal = await this.as(PETRA);
    for (;;) {
      const { body } = await portal.get('/eco/clusters').expect(200);
      const outcomes = body.items.map((item: any) => item.outcome.status);
      if (outcomes.join() === 'ok,ok') {
        return;
      }
      await sleep(100);
    }
  }
}

/**
 * Returns the demo's configuration, with these API servers in place of its two.
 */
async function demoConfig({ dev, prod }: DemoPlanes): Promise<JsonObject> {
  const clusters = [
    await toCluster('demo-dev', dev),
    await toCluster('demo-prod', prod),
  ];
  const files = await Promise.all(
    ['app-config.yaml', 'app-config.demo.yaml'].map(name =>
      readFile(join(ROOT, name), 'utf8'),
    ),
  );
  const parts = [
    ...files.map(text => parse(text) as JsonObject),
    {
      localAccess: { key: 'of-this-test' },
      kubernetes: { clusterLocatorMethods: [{ type: 'config', clusters }] },
      // One control plane may be used for both.
      eco: { collection: { joinNames: false } },
      catalog: {
        locations: [
          { type: 'file', target: join(DEMO, 'catalog/organization.yaml') },
        ],
      },
    },
  ];
  const data = ConfigReader.fromConfigs(
    parts.map((part, index) => ({ data: part, context: `part ${index}` })),
  ).get<any>();
  data.auth.providers.demoPersonas.personas.push({
    user: 'user:default/nobody',
    name: 'Nobody',
  });
  return data;
}

async function toCluster(name: string, plane: ControlPlane) {
  const { token } = await createReader(plane, { clusterRoleFile: ROLE });
  return {
    name,
    url: plane.url,
    caData: plane.caData,
    authProvider: 'serviceAccount',
    serviceAccountToken: token,
  };
}

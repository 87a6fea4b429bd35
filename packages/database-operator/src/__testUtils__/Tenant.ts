import { Database, DATABASE } from '@backstage-eco/plugin-eco-common';
import { ApiClient } from '../kubernetes/ApiClient';
import { KINDS } from '../kubernetes/kinds';
import {
  KubernetesObject,
  ObjectMeta,
  ResourceKind,
  resourcePath,
} from '../kubernetes/objects';
import { OperatorHarness } from './OperatorHarness';

const RBAC = 'rbac.authorization.k8s.io/v1';

/** A tenant who may write the Databases of one namespace, and nothing else. */
export class Tenant {
  private constructor(
    private readonly harness: OperatorHarness,
    private readonly client: ApiClient,
    private readonly namespace: string,
    private readonly name: string,
  ) {}

  /** Creates the tenant's account and role. */
  static async create(
    harness: OperatorHarness,
    namespace: string,
    name: string,
  ): Promise<Tenant> {
    await harness.create({
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name, namespace },
    });
    const token = await harness.controlPlane.token(namespace, name);
    const { url, caData } = harness.controlPlane;
    const client = new ApiClient({
      server: url,
      ca: Buffer.from(caData, 'base64'),
      namespace,
      token: () => token,
    });
    const tenant = new Tenant(harness, client, namespace, name);
    const verbs = ['get', 'list', 'watch', 'create', 'update', 'patch'];
    await tenant.grant(name, [...verbs, 'delete']);
    return tenant;
  }

  /** Creates a Database as this tenant. */
  async createDatabase(
    name: string,
    spec: object,
    metadata: Partial<ObjectMeta> = {},
  ): Promise<Database> {
    const { namespace } = this;
    return this.client.request<Database>({
      method: 'POST',
      path: resourcePath(DATABASE, { namespace }),
      body: {
        apiVersion: DATABASE.apiVersion,
        kind: DATABASE.kind,
        metadata: { name, namespace, ...metadata },
        spec,
      },
    });
  }

  /** Sets the predecessor whose volumes a Database should adopt. */
  adopt(name: string, adopts: string): Promise<KubernetesObject> {
    return this.client.request({
      method: 'PATCH',
      path: resourcePath(DATABASE, { namespace: this.namespace, name }),
      contentType: 'application/merge-patch+json',
      body: { spec: { adopts } },
    });
  }

  /** Lets the tenant adopt kept volumes. */
  mayAdopt(): Promise<void> {
    return this.grant(`${this.name}-adopts`, ['adopt']);
  }

  /** Lets the tenant create Deployments. */
  mayDeploy(): Promise<void> {
    const verbs = ['get', 'list', 'create', 'delete'];
    return this.grant(`${this.name}-deploys`, verbs, {
      apiGroups: ['apps'],
      resources: ['deployments'],
    });
  }

  /** Creates a Deployment as this tenant. */
  deploy(deployment: KubernetesObject): Promise<KubernetesObject> {
    const { namespace } = this;
    return this.client.request({
      method: 'POST',
      path: resourcePath(KINDS.deployment, { namespace }),
      body: deployment,
    });
  }

  /** Lists a kind in the tenant's namespace, as the tenant. */
  list(kind: Pick<ResourceKind, 'apiVersion' | 'plural'>): Promise<unknown> {
    return this.client.request({
      path: resourcePath(kind, { namespace: this.namespace }),
    });
  }

  private async grant(
    role: string,
    verbs: string[],
    what = { apiGroups: ['example.com'], resources: ['databases'] },
  ): Promise<void> {
    const metadata = { name: role, namespace: this.namespace };
    const rules = [{ ...what, verbs }];
    const grantee = {
      kind: 'ServiceAccount',
      name: this.name,
      namespace: this.namespace,
    };
    const objects = [
      { apiVersion: RBAC, kind: 'Role', metadata, rules },
      {
        apiVersion: RBAC,
        kind: 'RoleBinding',
        metadata,
        roleRef: {
          apiGroup: 'rbac.authorization.k8s.io',
          kind: 'Role',
          name: role,
        },
        subjects: [grantee],
      },
    ];
    for (const object of objects) {
      await this.harness.create(object);
    }
  }
}

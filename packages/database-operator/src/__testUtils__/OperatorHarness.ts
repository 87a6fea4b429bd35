import {
  conditionOf,
  Database,
  DATABASE,
} from '@backstage-eco/plugin-eco-common';
import {
  ControlPlane,
  KubernetesObject as AnyObject,
  startControlPlane,
} from 'control-plane';
import { writeFileSync } from 'fs';
import { join } from 'path';
import { setTimeout } from 'timers/promises';
import { stringify } from 'yaml';
import { ApiClient } from '../kubernetes/ApiClient';
import { hasCode } from '../kubernetes/ApiError';
import { kubeconfigConnection } from '../kubernetes/credentials';
import {
  KubernetesObject,
  ResourceKind,
  resourcePath,
} from '../kubernetes/objects';
import { Options } from '../options';
import { runOperator } from '../runOperator';
import { LogFields } from '../telemetry/log';
import { deployObjects } from './manifests';

const POLL_MS = 150;
const OPERATOR_NAMESPACE = 'database-operator';

/** An operator that runs in this process, as its ServiceAccount. */
export interface RunningOperator {
  /** Stops it cleanly. */
  stop(): Promise<void>;
}

/** A real control plane with the CRD and the roles, and test helpers for it. */
export class OperatorHarness {
  readonly log: { message: string; fields?: LogFields }[] = [];
  private readonly running: RunningOperator[] = [];

  private constructor(
    readonly controlPlane: ControlPlane,
    readonly client: ApiClient,
    private readonly kubeconfig: string,
  ) {}

  /**
   * Starts the control plane, and applies the package's own manifests.
   *
   * @param options - `roles`: the controller's ServiceAccount and its roles;
   *   `crds`: CRDs that exist from the start, in addition to the package's own
   */
  static async start(
    name: string,
    options: { roles?: KubernetesObject[]; crds?: AnyObject[] } = {},
  ): Promise<OperatorHarness> {
    const { roles = deployObjects('rbac.yaml'), crds = [] } = options;
    const controlPlane = await startControlPlane({
      name,
      size: 'full',
      auditLog: true,
      crds: [...(deployObjects('crd.yaml') as AnyObject[]), ...crds],
    });
    const client = new ApiClient(
      kubeconfigConnection(controlPlane.kubeconfigFile),
    );
    const namespace = { apiVersion: 'v1', kind: 'Namespace' };
    const objects = [
      { ...namespace, metadata: { name: OPERATOR_NAMESPACE } },
      ...roles,
    ];
    for (const object of objects) {
      await create(client, object);
    }
    const kubeconfig = join(controlPlane.directory, 'operator.kubeconfig');
    const token = await controlPlane.token(
      OPERATOR_NAMESPACE,
      'database-operator',
    );
    writeFileSync(kubeconfig, operatorKubeconfig(controlPlane, token), {
      mode: 0o600,
    });
    return new OperatorHarness(controlPlane, client, kubeconfig);
  }

  /** Returns the options that the process would be started with. */
  operatorOptions(): Options {
    return {
      kubeconfig: this.kubeconfig,
      host: '127.0.0.1',
      port: 0,
      leaseName: 'database-operator',
    };
  }

  /** Runs an operator in this process. */
  runOperator(options: Partial<Options> = {}): RunningOperator {
    const stop = new AbortController();
    const ended = runOperator(
      { ...this.operatorOptions(), ...options },
      (_, message, fields) => this.log.push({ message, fields }),
      stop.signal,
    );
    const operator = {
      stop: () => {
        stop.abort();
        return ended;
      },
    };
    this.running.push(operator);
    return operator;
  }

  async stop(): Promise<void> {
    await Promise.all(this.running.map(operator => operator.stop()));
    this.client.close();
    await this.controlPlane.stop();
  }

  create(object: KubernetesObject): Promise<KubernetesObject> {
    return create(this.client, object);
  }

  async createNamespace(name: string): Promise<void> {
    await this.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name },
    });
  }

  async createDatabase(
    namespace: string,
    name: string,
    spec?: object,
  ): Promise<Database> {
    const created = await this.create({
      apiVersion: DATABASE.apiVersion,
      kind: DATABASE.kind,
      metadata: { name, namespace },
      spec: spec as KubernetesObject['spec'],
    });
    return created as Database;
  }

  async get(
    kind: Pick<ResourceKind, 'apiVersion' | 'plural'>,
    namespace: string,
    name: string,
  ): Promise<KubernetesObject | undefined> {
    try {
      return await this.client.request<KubernetesObject>({
        path: resourcePath(kind, { namespace, name }),
      });
    } catch (error) {
      if (hasCode(error, 404)) {
        return undefined;
      }
      throw error;
    }
  }

  async list(
    kind: Pick<ResourceKind, 'apiVersion' | 'plural'>,
    namespace: string,
  ): Promise<KubernetesObject[]> {
    const { items } = await this.client.request<{ items: KubernetesObject[] }>({
      path: resourcePath(kind, { namespace }),
    });
    return items;
  }

  patch(
    kind: Pick<ResourceKind, 'apiVersion' | 'plural'>,
    target: { namespace: string; name: string },
    body: object,
  ): Promise<KubernetesObject> {
    return this.client.request({
      method: 'PATCH',
      path: resourcePath(kind, target),
      // The default is the controller's own manager, which its client sets.
      query: { fieldManager: 'a-person' },
      contentType: 'application/merge-patch+json',
      body,
    });
  }

  /**
   * Deletes an object; the kind's default propagation policy applies if none is
   * given.
   */
  async remove(
    kind: Pick<ResourceKind, 'apiVersion' | 'plural'>,
    namespace: string,
    name: string,
    propagationPolicy?: 'Foreground' | 'Background' | 'Orphan',
  ): Promise<void> {
    await this.client.request({
      method: 'DELETE',
      path: resourcePath(kind, { namespace, name }),
      query: { propagationPolicy },
    });
  }

  /**
   * Waits until a condition holds; otherwise fails and reports the last value.
   */
  async until<T>(
    look: () => Promise<T>,
    isSo: (seen: T) => unknown,
    seconds = 180,
  ): Promise<T> {
    const end = Date.now() + seconds * 1000;
    for (;;) {
      const seen = await look();
      if (isSo(seen)) {
        return seen;
      }
      if (Date.now() > end) {
        throw new Error(
          `Not so after ${seconds} s: ${isSo}\nlast seen: ${JSON.stringify(
            seen,
            undefined,
            1,
          )}\nlog: ${JSON.stringify(this.log.slice(-10))}`,
        );
      }
      await setTimeout(POLL_MS);
    }
  }

  /**
   * Waits until a condition of a Database has this status, and this reason if
   * given.
   */
  async untilCondition(
    database: Database,
    ...[type, status, reason]: [
      Parameters<typeof conditionOf>[1],
      'True' | 'False' | 'Unknown',
      string?,
    ]
  ): Promise<Database> {
    const { namespace, name } = database.metadata;
    return this.until(
      async () => (await this.get(DATABASE, namespace, name)) as Database,
      seen => {
        const found = conditionOf(seen, type);
        return found?.status === status && (!reason || found.reason === reason);
      },
    );
  }
}

async function create(
  client: ApiClient,
  object: KubernetesObject,
): Promise<KubernetesObject> {
  const { apiVersion = '', kind = '', metadata } = object;
  const plural = `${kind.toLowerCase()}s`.replace(/ys$/, 'ies');
  return client.request<KubernetesObject>({
    method: 'POST',
    path: resourcePath(
      { apiVersion, plural },
      { namespace: metadata.namespace },
    ),
    body: object,
  });
}

function operatorKubeconfig(
  { url, caData }: ControlPlane,
  token: string,
): string {
  const name = 'operator';
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': name,
    clusters: [
      { name, cluster: { server: url, 'certificate-authority-data': caData } },
    ],
    users: [{ name, user: { token } }],
    contexts: [
      {
        name,
        context: { cluster: name, user: name, namespace: OPERATOR_NAMESPACE },
      },
    ],
  });
}

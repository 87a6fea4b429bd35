import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ControlPlane, createReader, startControlPlane } from 'control-plane';
import { stringify } from 'yaml';
import { KubeconfigProxy, startKubeconfigProxy } from '../startKubeconfigProxy';

/** A context of a kubeconfig file: its cluster, if not the usual one, and its user. */
export interface Context {
  cluster?: object;
  user: object;
}

/** A real API server, an account that may only read it, and a folder for files. */
export class KubeconfigWorld {
  private constructor(
    readonly folder: string,
    readonly controlPlane: ControlPlane,
    /** Of a user who may get, list and watch everything, and nothing else. */
    readonly token: string,
  ) {}

  static async start(): Promise<KubeconfigWorld> {
    const folder = await mkdtemp(join(tmpdir(), 'eco-kubeconfig-'));
    const controlPlane = await startControlPlane({ auditLog: true });
    const { token } = await createReader(controlPlane, {
      name: 'kubeconfig-reader',
      rules: [
        { apiGroups: ['*'], resources: ['*'], verbs: ['get', 'list', 'watch'] },
        { nonResourceURLs: ['*'], verbs: ['get'] },
      ],
    });
    return new KubeconfigWorld(folder, controlPlane, token);
  }

  async stop(): Promise<void> {
    await this.controlPlane.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** The API server as a kubeconfig names it. */
  cluster(fields: object = {}): object {
    return {
      server: this.controlPlane.url,
      'certificate-authority-data': this.controlPlane.caData,
      ...fields,
    };
  }

  /** @returns the path of a kubeconfig file with these contexts */
  async writeContexts(contexts: Record<string, Context>): Promise<string> {
    const entries = Object.entries(contexts);
    return this.write(`config-${Math.random()}`, [
      stringify({
        clusters: entries.map(([name, { cluster }]) => ({
          name,
          cluster: cluster ?? this.cluster(),
        })),
        users: entries.map(([name, { user }]) => ({ name, user })),
        contexts: entries.map(([name]) => ({
          name,
          context: { cluster: name, user: name },
        })),
      }),
    ]);
  }

  /** @returns the path of a shell script, an exec plugin for example */
  async writeScript(name: string, lines: string[]): Promise<string> {
    const file = await this.write(name, ['#!/bin/sh', ...lines]);
    await chmod(file, 0o700);
    return file;
  }

  async write(name: string, lines: string[]): Promise<string> {
    const file = join(this.folder, name);
    await writeFile(file, lines.join('\n'), { mode: 0o600 });
    return file;
  }

  /** What the API server noted of a user since it started. */
  async audited(username: RegExp) {
    const log = await readFile(this.controlPlane.auditLogFile!, 'utf8');
    return log
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
      .filter(event => username.test(event.user?.username ?? ''));
  }
}

/** Starts the proxy for a file, and stops it after the use. */
export async function withProxy(
  file: string,
  use: (proxy: KubeconfigProxy) => Promise<void>,
): Promise<void> {
  const proxy = await startKubeconfigProxy({ file, contexts: [] });
  try {
    await use(proxy);
  } finally {
    await proxy.stop();
  }
}

/** Asks a context of the proxy, by default its first, with the proxy's token. */
export function ask(
  proxy: KubeconfigProxy,
  path: string,
  init: RequestInit & { context?: number } = {},
): Promise<Response> {
  return fetch(proxy.contexts[init.context ?? 0].url + path, {
    ...init,
    headers: { authorization: `Bearer ${proxy.token}`, ...init.headers },
  });
}

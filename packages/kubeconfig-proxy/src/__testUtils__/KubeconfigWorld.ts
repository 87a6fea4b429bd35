import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ControlPlane, createReader, startControlPlane } from 'control-plane';
import { stringify } from 'yaml';
import { KubeconfigProxy, startKubeconfigProxy } from '../startKubeconfigProxy';

/**
 * A context of a kubeconfig file: its user, and its cluster if not the default.
 */
export interface Context {
  cluster?: object;
  user: object;
}

/** A real API server, an account that may only read it, and a folder for files. */
export class KubeconfigWorld {
  private constructor(
    readonly folder: string,
    readonly controlPlane: ControlPlane,
    /** Token of a user who may only get, list and watch everything. */
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

  /** Returns the API server's cluster entry for a kubeconfig. */
  cluster(fields: object = {}): object {
    return {
      server: this.controlPlane.url,
      'certificate-authority-data': this.controlPlane.caData,
      ...fields,
    };
  }

  /** Writes a kubeconfig file with these contexts, and returns its path. */
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

  /**
   * Writes a shell script, for example an exec plugin, and returns its path.
   */
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

  /** Returns the API server's audit events of a user since it started. */
  async audited(username: RegExp) {
    const log = await readFile(this.controlPlane.auditLogFile!, 'utf8');
    return log
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
      .filter(event => username.test(event.user?.username ?? ''));
  }
}

/** Runs a function with a proxy for a file. */
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

/**
 * Sends a request to a context of the proxy, the first by default, with the
 * proxy's token.
 */
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

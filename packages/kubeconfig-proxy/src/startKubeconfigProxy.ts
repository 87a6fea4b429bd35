import { checkContext, readClusterUid } from './checkContext';
import { ContextAccess } from './ContextAccess';
import { ExecPlugins } from './ExecPlugins';
import { explainFailure } from './explainFailure';
import { KubeconfigFailure } from './KubeconfigFailure';
import { readKubeconfig, UnusableContext } from './readKubeconfig';
import { KubeconfigContext } from './resolveContext';
import { startProxyServer } from './startProxyServer';

/** A usable context. */
export interface ProxiedContext {
  name: string;
  url: string;
  /** UID of its cluster; omitted if it may not be read. */
  uid?: string;
}

/** A proxy in front of a person's clusters. */
export interface KubeconfigProxy {
  /** The usable contexts, each at its own address. */
  contexts: ProxiedContext[];
  /** The other contexts, and why they cannot be used. */
  unusable: UnusableContext[];
  /** Bearer token that every request needs; new for each start. */
  token: string;
  stop(): Promise<void>;
}

/**
 * Serves the contexts of a kubeconfig file on loopback, read-only. Checks each
 * context first; those that cannot be used are reported in `unusable`.
 *
 * @param options - `file`: an absolute path; `contexts`: names, empty for all;
 *   `signal`: aborts the checks
 * @throws KubeconfigFailure if the file is unusable or no context works
 */
export async function startKubeconfigProxy(options: {
  file: string;
  contexts: string[];
  signal?: AbortSignal;
}): Promise<KubeconfigProxy> {
  const { usable, unusable } = await readKubeconfig(
    options.file,
    options.contexts,
  );
  const plugins = new ExecPlugins();
  const tried = await Promise.all(
    usable.map(context => tryContext(context, plugins, options.signal)),
  );
  if (options.signal?.aborted) {
    plugins.close();
    await Promise.all(tried.map(({ access }) => access.close()));
    throw options.signal.reason;
  }
  const working: Array<{
    access: ContextAccess;
    context: KubeconfigContext;
    uid?: string;
  }> = [];
  for (const { access, context, reason, uid } of tried) {
    if (reason === undefined) {
      working.push({ access, context, uid });
    } else {
      unusable.push({ name: context.name, reason });
      await access.close();
    }
  }
  if (working.length === 0) {
    throw new KubeconfigFailure(
      `No context of ${options.file} can be used:\n${unusable
        .map(({ name, reason }) => `- ${name}: ${reason}`)
        .join('\n')}`,
    );
  }
  const server = await startProxyServer(
    working.map(({ access, context }) => ({
      access,
      explain: error => explainFailure(error, context),
    })),
  );
  return {
    contexts: working.map(({ access: { name }, uid }, index) => ({
      name,
      url: server.urls[index],
      ...(uid && { uid }),
    })),
    unusable,
    token: server.token,
    async stop() {
      plugins.close();
      await server.stop();
    },
  };
}

async function tryContext(
  context: KubeconfigContext,
  plugins: ExecPlugins,
  signal?: AbortSignal,
) {
  const access = new ContextAccess(context, plugins.of(context.user));
  const close = () => {
    plugins.close();
    access.close();
  };
  signal?.addEventListener('abort', close, { once: true });
  const reason = await checkContext(access, context);
  const uid = reason === undefined ? await readClusterUid(access) : undefined;
  signal?.removeEventListener('abort', close);
  return { access, context, reason, uid };
}

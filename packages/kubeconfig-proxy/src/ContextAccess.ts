import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { RequestOptions } from 'node:https';
import { KubeConfig } from '@kubernetes/client-node';
import { Agent, Dispatcher, ProxyAgent, Socks5ProxyAgent } from 'undici';
import { ExecCredentials } from './ExecCredentials';
import { impersonationHeaders } from './impersonation';
import { KubeconfigFailure } from './KubeconfigFailure';
import { KubeconfigContext } from './resolveContext';
import { ExecCredential } from './runExecPlugin';

/** Longer than any list takes on a server that works. */
const HEADERS_WITHIN_MS = 60_000;

/** A request to an API server. */
export interface ContextRequest {
  /** Starts with a slash and may have a query. */
  path: string;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /** How long the whole answer may take once there are credentials. */
  withinMs?: number;
}

/** What goes into one request, fresh for each. */
interface Credentials {
  headers: Record<string, string>;
  dispatcher: Dispatcher;
  /** What the exec plugin gave, where there is one. */
  plugin?: ExecCredential;
}

/**
 * The way to one context's API server, with its credentials. Connections are
 * kept and shared by all requests.
 */
export class ContextAccess {
  readonly name: string;
  private readonly server: URL;
  private readonly kubeConfig: KubeConfig;
  private dispatcher?: { madeFrom: string; instance: Dispatcher };
  private current?: Promise<Credentials>;

  /** @param plugin - gives the credentials of the user's exec plugin, if it has one */
  constructor(
    private readonly context: KubeconfigContext,
    private readonly plugin?: ExecCredentials,
  ) {
    this.name = context.name;
    this.server = new URL(context.cluster.server);
    this.kubeConfig = loadKubeConfig(context);
  }

  /**
   * Sends a GET request. Answers of every status are returned; the body is as
   * it came over the wire, compressed or not.
   *
   * @throws what the plugin, the network or TLS threw; see `explainFailure`
   */
  async get(request: ContextRequest): Promise<Dispatcher.ResponseData> {
    const credentials = await this.credentials();
    const answer = await this.send(request, credentials);
    if (
      answer.statusCode !== 401 ||
      !credentials.plugin ||
      !this.plugin?.renew(credentials.plugin)
    ) {
      return answer;
    }
    await answer.body.dump();
    return this.send(request, await this.credentials());
  }

  /** Closes the connections; requests under way are cut off. */
  async close(): Promise<void> {
    await this.dispatcher?.instance.destroy();
  }

  private async send(
    request: ContextRequest,
    { headers, dispatcher }: Credentials,
  ): Promise<Dispatcher.ResponseData> {
    const signals = [
      request.signal,
      request.withinMs && AbortSignal.timeout(request.withinMs),
    ].filter(signal => signal instanceof AbortSignal);
    return dispatcher.request({
      origin: this.server.origin,
      path: this.server.pathname.replace(/\/$/, '') + request.path,
      method: 'GET',
      headers: { ...request.headers, ...headers },
      signal: AbortSignal.any(signals),
      headersTimeout: HEADERS_WITHIN_MS,
      // A watch may be silent for as long as it likes.
      bodyTimeout: 0,
    });
  }

  private credentials(): Promise<Credentials> {
    this.current ??= this.makeCredentials().finally(() => {
      this.current = undefined;
    });
    return this.current;
  }

  private async makeCredentials(): Promise<Credentials> {
    const options: RequestOptions = { headers: {} };
    await this.kubeConfig.applyToHTTPSOptions(options);
    const plugin = await this.plugin?.get();
    const headers = {
      ...(options.headers as Record<string, string>),
      ...impersonationHeaders(this.context.user),
    };
    if (options.auth) {
      const basic = Buffer.from(options.auth).toString('base64');
      headers.Authorization = `Basic ${basic}`;
    }
    if (this.context.tokenFile) {
      headers.Authorization = `Bearer ${await readToken(
        this.context.tokenFile,
      )}`;
    }
    if (plugin?.token) {
      headers.Authorization = `Bearer ${plugin.token}`;
    }
    if (plugin?.clientCertificateData) {
      options.cert = plugin.clientCertificateData;
      options.key = plugin.clientKeyData;
    }
    return { headers, dispatcher: this.dispatcherFor(options), plugin };
  }

  private dispatcherFor(tls: RequestOptions): Dispatcher {
    const madeFrom = createHash('sha256')
      .update(JSON.stringify([tls.ca, tls.cert, tls.key]))
      .digest('hex');
    if (this.dispatcher?.madeFrom !== madeFrom) {
      // The old one ends when its last request has.
      this.dispatcher?.instance.close();
      this.dispatcher = {
        madeFrom,
        instance: makeDispatcher(this.kubeConfig, tls),
      };
    }
    return this.dispatcher.instance;
  }
}

/** @throws where it is empty: a request would go on without credentials */
async function readToken(file: string): Promise<string> {
  const token = (await readFile(file, 'utf8')).trim();
  if (token === '') {
    throw new KubeconfigFailure(`its token file ${file} is empty`);
  }
  return token;
}

function loadKubeConfig(context: KubeconfigContext): KubeConfig {
  const { exec, ...user } = context.user;
  const isPlain = new URL(context.cluster.server).protocol === 'http:';
  const kubeConfig = new KubeConfig();
  // One context alone: what is wrong with others is none of its business.
  kubeConfig.loadFromString(
    JSON.stringify({
      clusters: [
        {
          name: 'cluster',
          cluster: {
            ...context.cluster,
            // Without TLS there is nothing to verify; the library wants it said.
            ...(isPlain && { 'insecure-skip-tls-verify': true }),
          },
        },
      ],
      users: [{ name: 'user', user }],
      contexts: [
        { name: 'context', context: { cluster: 'cluster', user: 'user' } },
      ],
      'current-context': 'context',
    }),
  );
  return kubeConfig;
}

function makeDispatcher(
  kubeConfig: KubeConfig,
  { ca, cert, key, rejectUnauthorized, servername }: RequestOptions,
): Dispatcher {
  const options = kubeConfig.createDispatcherOptions(
    kubeConfig.getCurrentCluster(),
    { ca, cert, key, rejectUnauthorized, servername },
  );
  switch (options.type) {
    case 'agent':
      return new Agent({ connect: options.connect, allowH2: false });
    case 'proxy':
      return new ProxyAgent({
        uri: options.uri,
        // As with kubectl: who may sign for the cluster may sign for the proxy.
        proxyTls: { ca, rejectUnauthorized },
        requestTls: options.requestTls,
        allowH2: false,
      });
    case 'socks':
      return new Socks5ProxyAgent(options.uri, {
        requestTls: options.requestTls,
      });
    default:
      return new Agent({ allowH2: false });
  }
}

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

/** Longer than any list takes on a healthy server. */
const HEADERS_WITHIN_MS = 60_000;

/** A request to an API server. */
export interface ContextRequest {
  /** Starts with a slash and may include a query. */
  path: string;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /** Timeout for the whole response, once there are credentials. */
  withinMs?: number;
}

/** Credentials of one request, resolved anew for each. */
interface Credentials {
  headers: Record<string, string>;
  dispatcher: Dispatcher;
  /** Credential of the exec plugin, if there is one. */
  plugin?: ExecCredential;
}

/**
 * Sends requests to one context's API server, with its credentials. All
 * requests share its connections.
 */
export class ContextAccess {
  readonly name: string;
  private readonly server: URL;
  private readonly kubeConfig: KubeConfig;
  private dispatcher?: { madeFrom: string; instance: Dispatcher };
  private current?: Promise<Credentials>;

  /**
   * @param plugin - provides the credentials of the user's exec plugin, if it
   *   has one
   */
  constructor(
    private readonly context: KubeconfigContext,
    private readonly plugin?: ExecCredentials,
  ) {
    this.name = context.name;
    this.server = new URL(context.cluster.server);
    this.kubeConfig = loadKubeConfig(context);
  }

  /**
   * Sends a GET request. Responses of every status are returned; the body is as
   * received, compressed or not.
   *
   * @throws whatever the plugin, the network or TLS threw; see `explainFailure`
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

  /** Closes the connections and aborts pending requests. */
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
      // A watch may be silent indefinitely.
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
      // The old dispatcher closes after its last request.
      this.dispatcher?.instance.close();
      this.dispatcher = {
        madeFrom,
        instance: makeDispatcher(this.kubeConfig, tls),
      };
    }
    return this.dispatcher.instance;
  }
}

/**
 * @throws if the file is empty, as the request would go out without credentials
 */
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
  // Loads this context only, so that problems of others do not matter.
  kubeConfig.loadFromString(
    JSON.stringify({
      clusters: [
        {
          name: 'cluster',
          cluster: {
            ...context.cluster,
            // Without TLS there is nothing to verify, but the library requires
            // it.
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
        // As in kubectl, the cluster's authority may also sign for the proxy.
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

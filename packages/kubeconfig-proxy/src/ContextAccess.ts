import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { RequestOptions } from 'node:https';
import { KubeConfig } from '@kubernetes/client-node';
import { Agent, Dispatcher, ProxyAgent, Socks5ProxyAgent } from 'undici';
import { impersonationHeaders } from './impersonation';
import { KubeconfigContext } from './readKubeconfig';
import { ExecCredential, runExecPlugin } from './runExecPlugin';

/** Longer than any list takes on a server that works. */
const HEADERS_WITHIN_MS = 60_000;
/** A plugin is not asked for new credentials more often after a 401. */
const RENEW_EVERY_MS = 10_000;

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
}

/**
 * The way to one context's API server, with its credentials. Connections are
 * kept and shared by all requests.
 */
export class ContextAccess {
  readonly name: string;
  private readonly server: URL;
  private readonly kubeConfig: KubeConfig;
  private readonly closed = new AbortController();
  private execCredential?: ExecCredential;
  private dispatcher?: { madeFrom: string; instance: Dispatcher };
  private current?: Promise<Credentials>;
  private renewedAt = 0;

  constructor(private readonly context: KubeconfigContext) {
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
    const answer = await this.send(request);
    if (answer.statusCode !== 401 || !this.mayRenew()) {
      return answer;
    }
    await answer.body.dump();
    this.execCredential = undefined;
    return this.send(request);
  }

  /** Closes the connections; requests and plugins under way are cut off. */
  async close(): Promise<void> {
    this.closed.abort(new Error('the proxy has stopped'));
    await this.dispatcher?.instance.destroy();
  }

  private async send(
    request: ContextRequest,
  ): Promise<Dispatcher.ResponseData> {
    const { headers, dispatcher } = await this.credentials();
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

  /** A token that is good by its date, and refused, may be replaced. */
  private mayRenew(): boolean {
    const may =
      Boolean(this.context.user.exec) &&
      Date.now() - this.renewedAt > RENEW_EVERY_MS;
    if (may) {
      this.renewedAt = Date.now();
    }
    return may;
  }

  /** Requests that come together share one answer of an exec plugin. */
  private credentials(): Promise<Credentials> {
    this.current ??= this.makeCredentials().finally(() => {
      this.current = undefined;
    });
    return this.current;
  }

  private async makeCredentials(): Promise<Credentials> {
    const options: RequestOptions = { headers: {} };
    await this.kubeConfig.applyToHTTPSOptions(options);
    const plugin = await this.askPlugin();
    const headers = {
      ...(options.headers as Record<string, string>),
      ...impersonationHeaders(this.context.user),
    };
    if (options.auth) {
      const basic = Buffer.from(options.auth).toString('base64');
      headers.Authorization = `Basic ${basic}`;
    }
    if (this.context.tokenFile) {
      const token = await readFile(this.context.tokenFile, 'utf8');
      headers.Authorization = `Bearer ${token.trim()}`;
    }
    if (plugin?.token) {
      headers.Authorization = `Bearer ${plugin.token}`;
    }
    if (plugin?.clientCertificateData) {
      options.cert = plugin.clientCertificateData;
      options.key = plugin.clientKeyData;
    }
    return { headers, dispatcher: this.dispatcherFor(options) };
  }

  /** The exec plugin's answer is kept for as long as it says. */
  private async askPlugin(): Promise<ExecCredential | undefined> {
    const { exec } = this.context.user;
    const until = this.execCredential?.expirationTimestamp;
    const isOld = until !== undefined && Date.parse(until) <= Date.now();
    if (exec && (!this.execCredential || isOld)) {
      this.execCredential = await runExecPlugin(exec, this.closed);
    }
    return this.execCredential;
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

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { RequestOptions } from 'node:https';
import { KubeConfig } from '@kubernetes/client-node';
import { Agent, Dispatcher, ProxyAgent, Socks5ProxyAgent } from 'undici';
import { impersonationHeaders } from './impersonation';
import { KubeconfigContext } from './readKubeconfig';

/** An exec plugin may have to ask a cloud first. */
const CREDENTIALS_WITHIN_MS = 30_000;
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
  private kubeConfig: KubeConfig;
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
    this.kubeConfig = loadKubeConfig(this.context);
    return this.send(request);
  }

  /** Closes the connections; requests under way are cut off. */
  async close(): Promise<void> {
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
    this.current ??= withTimeout(this.makeCredentials()).finally(() => {
      this.current = undefined;
    });
    return this.current;
  }

  private async makeCredentials(): Promise<Credentials> {
    const options: RequestOptions = { headers: {} };
    await this.kubeConfig.applyToHTTPSOptions(options);
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
    return { headers, dispatcher: this.dispatcherFor(options) };
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
      users: [{ name: 'user', user: context.user }],
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

async function withTimeout<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () =>
        reject(
          new Error(
            `its credentials did not come within ${
              CREDENTIALS_WITHIN_MS / 1_000
            } s: does its exec plugin wait for you?`,
          ),
        ),
      CREDENTIALS_WITHIN_MS,
    );
  });
  return Promise.race([work, timeout]).finally(() => clearTimeout(timer));
}

import {
  AuthService,
  BackstageCredentials,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import {
  DatabaseReference,
  EcoDatabaseApi,
  EcoDatabaseClient,
  EcoRequestOptions,
} from '@backstage-eco/plugin-eco-common';

/** What the actions need of the backend. */
export interface DatabaseCallsOptions {
  auth: AuthService;
  discovery: DiscoveryService;
}

/**
 * Eco's backend, asked in the name of the person who runs a template. Each call
 * has a token of its own, for a wait may outlive one.
 */
export class DatabaseCalls {
  readonly #api: EcoDatabaseApi;
  readonly #requestOptions: () => Promise<EcoRequestOptions>;

  constructor(
    { auth, discovery }: DatabaseCallsOptions,
    context: {
      getInitiatorCredentials(): Promise<BackstageCredentials>;
      signal?: AbortSignal;
    },
  ) {
    this.#api = new EcoDatabaseClient({ discoveryApi: discovery });
    this.#requestOptions = async () => {
      const { token } = await auth.getPluginRequestToken({
        onBehalfOf: await context.getInitiatorCredentials(),
        targetPluginId: 'eco',
      });
      return { token, signal: context.signal };
    };
  }

  async review(...[request]: Parameters<EcoDatabaseApi['reviewDatabase']>) {
    return this.#api.reviewDatabase(request, await this.#requestOptions());
  }

  async create(
    ...[request]: Parameters<EcoDatabaseApi['createDatabaseRequest']>
  ) {
    return this.#api.createDatabaseRequest(
      request,
      await this.#requestOptions(),
    );
  }

  async update(...[request]: Parameters<EcoDatabaseApi['updateDatabase']>) {
    return this.#api.updateDatabase(request, await this.#requestOptions());
  }

  async delete(...[request]: Parameters<EcoDatabaseApi['deleteDatabase']>) {
    return this.#api.deleteDatabase(request, await this.#requestOptions());
  }

  async getRequest(id: string) {
    return this.#api.getDatabaseRequest({ id }, await this.#requestOptions());
  }

  async getDatabase(reference: DatabaseReference) {
    return this.#api.getDatabase(reference, await this.#requestOptions());
  }
}

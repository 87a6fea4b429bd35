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

/** Services that the actions need to call Eco's backend. */
export interface DatabaseCallsOptions {
  auth: AuthService;
  discovery: DiscoveryService;
}

/**
 * Calls Eco's backend on behalf of the user who runs a template. Each call gets
 * a fresh token, because a wait may outlive one.
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
